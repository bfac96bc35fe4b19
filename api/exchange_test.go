package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

const (
	salesPath = "/sales/api/v1/business-unit/9/real-time-sales"
	row       = `{"currencyId":"EUR","salesTypeId":"TAKE","timeSlotStart":"2026-11-23T12:15:00","netSales":%NET%,"grossSales":1,"numChecks":1,"numGuests":0}`
	receipt   = `{"unitId":9,"businessDay":"2026-11-23","receivedAt":"2026-11-23T11:31:07.412Z",` +
		`"rows":{"received":1,"created":1,"updated":0,"unchanged":0,"superseded":0,"rejected":0},` +
		`"dayTotals":[{"currencyId":"EUR","netSales":4810.50,"grossSales":5291.55,"numChecks":212,"numGuests":371}],"warnings":[]}`
	daySales = `{"unitId":9,"businessDay":"2026-11-23","standing":{"state":"running","endsAt":"2026-11-24T04:00:00Z","completeAt":"2026-11-24T05:00:00Z","final":false},"figures":[],"dayTotals":[]}`
)

// TestRequestsAreChecked holds the document to what the contract takes and refuses,
// through the validator that the tests of the server use.
func TestRequestsAreChecked(t *testing.T) {
	tests := []struct {
		name, method, query, body string
		want                      bool
	}{
		{"number", "POST", "", submissionOf("250.00"), true},
		{"string", "POST", "", submissionOf(`"-18.5"`), true},
		{"too many decimals", "POST", "", submissionOf(`"1.23456"`), false},
		{"too large", "POST", "", submissionOf("1000000000000"), false},
		{"null", "POST", "", submissionOf("null"), false},
		{"no row member", "POST", "", `{"businessDay":"2026-11-23","realTimeSales":[{}]}`, false},
		{"options", "POST", "?validateOnly=true&onError=skip", submissionOf("1"), true},
		{"unknown onError", "POST", "?onError=ignore", submissionOf("1"), false},
		{"read", "GET", "?businessDay=2026-11-23&from=2026-11-23T11:00:00Z", "", true},
		{"read a day that is no date", "GET", "?businessDay=today", "", false},
		{"submission by GET", "GET", "", submissionOf("1"), true},
	}
	router := newRouter(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			input := newInput(t, router, test.method, salesPath+test.query, test.body)
			err := openapi3filter.ValidateRequest(t.Context(), input)
			if (err == nil) != test.want {
				t.Errorf("valid is %t, want %t: %v", err == nil, test.want, err)
			}
		})
	}
}

func TestResponsesAreChecked(t *testing.T) {
	tests := []struct {
		name, method, body string
		status             int
		want               bool
	}{
		{"receipt", "POST", receipt, 200, true},
		{"receipt without rows", "POST", `{"unitId":9}`, 200, false},
		{"receipt of a submission by GET", "GET", receipt, 200, true},
		{"sales of a day", "GET", daySales, 200, true},
		{"neither", "GET", `{}`, 200, false},
		{"a status that is not declared", "GET", `{}`, 402, false},
	}
	router := newRouter(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			input := &openapi3filter.ResponseValidationInput{
				RequestValidationInput: newInput(t, router, test.method, salesPath, ""),
				Status:                 test.status,
				Header:                 http.Header{"Content-Type": {"application/json"}, "X-Request-Id": {"1"}},
				Options:                &openapi3filter.Options{IncludeResponseStatus: true},
			}
			err := openapi3filter.ValidateResponse(t.Context(), input.SetBodyBytes([]byte(test.body)))
			if (err == nil) != test.want {
				t.Errorf("valid is %t, want %t: %v", err == nil, test.want, err)
			}
		})
	}
}

func submissionOf(net string) string {
	return `{"businessDay":"2026-11-23","realTimeSales":[` + strings.Replace(row, "%NET%", net, 1) + `]}`
}

func newRouter(t *testing.T) routers.Router {
	t.Helper()
	router, err := gorillamux.NewRouter(loadSpec(t))
	if err != nil {
		t.Fatalf("route by the document: %v", err)
	}
	return router
}

func newInput(t *testing.T, router routers.Router, method, target, body string) *openapi3filter.RequestValidationInput {
	t.Helper()
	request := httptest.NewRequest(method, target, strings.NewReader(body))
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	route, parameters, err := router.FindRoute(request)
	if err != nil {
		t.Fatalf("find %s %s: %v", method, target, err)
	}
	return &openapi3filter.RequestValidationInput{
		Request:    request,
		Route:      route,
		PathParams: parameters,
		Options:    &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	}
}
