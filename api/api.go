// Package api is the HTTP contract as data: the OpenAPI document and the wire
// types generated from it, which the server and the Go client share.
//
// It holds no behaviour beyond reading and writing those types; routes and
// problems live in internal/server, calling the API in client.
package api

import _ "embed"

//go:generate sh -c "cd .. && go tool -modfile=tools/go.mod oapi-codegen -config api/oapi-codegen.yaml api/openapi.yaml"

// Spec is the OpenAPI 3.1 document, as it is served at /openapi.yaml.
//
//go:embed openapi.yaml
var Spec []byte
