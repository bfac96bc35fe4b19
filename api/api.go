// Package api is the HTTP contract as data: the OpenAPI document, what servers publish of it,
// and the wire types generated from it, which the server and the Go client share.
//
// It holds no behaviour beyond reading and writing those types; routes and
// problems live in internal/server, calling the API in client.
package api

//go:generate sh -c "cd .. && go tool -modfile=tools/go.mod oapi-codegen -config api/oapi-codegen.yaml api/openapi.yaml"
//go:generate sh -c "cd ../tools && go run ./publish ../api/openapi.yaml ../api/publish.yaml ../api/openapi.gen.yaml ../api/openapi.gen.json"
