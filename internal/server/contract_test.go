package server_test

import (
	"bytes"
	"io"
	"net/http"
	"path"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// contract is a transport that holds every exchange that passes through it to the OpenAPI document.
type contract struct {
	t    testing.TB
	next http.RoundTripper
}

var document, contractRouter = loadContract()

func loadContract() (*openapi3.T, routers.Router) {
	openapi3filter.RegisterBodyDecoder("text/html", openapi3filter.PlainBodyDecoder)
	openapi3filter.RegisterBodyDecoder("text/csv", openapi3filter.PlainBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", openapi3filter.FileBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/yaml", openapi3filter.PlainBodyDecoder)
	openapi3filter.RegisterBodyDecoder("image/png", openapi3filter.FileBodyDecoder)
	openapi3filter.RegisterBodyDecoder("text/event-stream", openapi3filter.PlainBodyDecoder)
	doc, err := openapi3.NewLoader().LoadFromFile("../../api/openapi.yaml")
	if err != nil {
		panic(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		panic(err)
	}
	return doc, router
}

func (c contract) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := c.next.RoundTrip(r)
	if err != nil || strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream") {
		return response, err
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	_ = response.Body.Close()
	response.Body = io.NopCloser(bytes.NewReader(body))
	c.check(r, response, body)
	return response, nil
}

// check validates an answer. Requests are not held to the document: what the tests send is often wrong on purpose.
func (c contract) check(r *http.Request, response *http.Response, body []byte) {
	c.t.Helper()
	route, parameters, err := contractRouter.FindRoute(withCleanPath(r))
	if err != nil || response.StatusCode == http.StatusMethodNotAllowed {
		c.checkProblem(r, response, body)
		return
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, Route: route, PathParams: parameters},
		Status:                 response.StatusCode,
		Header:                 response.Header,
		Options:                &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	}
	if path.Clean(r.URL.Path) != "/openapi.json" { // whose examples are also of requests
		checkInstants(c.t, r.Method+" "+r.URL.Path, body)
	}
	if err := openapi3filter.ValidateResponse(r.Context(), input.SetBodyBytes(body)); err != nil {
		c.t.Errorf("%s %s answered %d, which the document does not have: %v\n%s", r.Method, r.URL.Path, response.StatusCode, err, body)
	}
}

// checkProblem validates answers to what the document has no operation for.
func (c contract) checkProblem(r *http.Request, response *http.Response, body []byte) {
	c.t.Helper()
	if response.StatusCode < 400 || strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") {
		return // the page and its files
	}
	value, err := openapi3filter.JSONBodyDecoder(bytes.NewReader(body), response.Header, nil, nil)
	if err == nil {
		err = document.Components.Schemas["Problem"].Value.VisitJSON(value)
	}
	if err != nil {
		c.t.Errorf("%s %s answered %d with something that is no problem: %v\n%s", r.Method, r.URL.Path, response.StatusCode, err, body)
	}
}

// withCleanPath returns r with the path that it is served as.
func withCleanPath(r *http.Request) *http.Request {
	if r.URL.Path == "/problems/" {
		return r
	}
	clean := r.Clone(r.Context())
	clean.URL.Path, clean.URL.RawPath = path.Clean(r.URL.Path), ""
	return clean
}
