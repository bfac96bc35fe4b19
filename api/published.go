package api

import (
	_ "embed"
	"strings"
)

// exampleURL is the address of the server in the published documents as they are generated.
const exampleURL = "https://sales.example.com"

var (
	//go:embed openapi.gen.yaml
	publishedYAML string
	//go:embed openapi.gen.json
	publishedJSON string
)

// PublishedYAML returns the OpenAPI 3.1 document that clients are generated from, as YAML.
// publicURL, such as https://pos.example.net, is the address of its server and in its examples.
func PublishedYAML(publicURL string) []byte {
	return []byte(strings.ReplaceAll(publishedYAML, exampleURL, publicURL))
}

// PublishedJSON returns the document of PublishedYAML as JSON.
func PublishedJSON(publicURL string) []byte {
	return []byte(strings.ReplaceAll(publishedJSON, exampleURL, publicURL))
}
