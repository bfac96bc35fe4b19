package problem

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"net/http"
)

//go:embed page.html index.html style.html
var templates embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"status":  http.StatusText,
	"example": example,
}).ParseFS(templates, "*.html"))

// WritePage writes the page behind t as HTML.
func WritePage(w *bytes.Buffer, t *Type) error { return pages.ExecuteTemplate(w, "page.html", t) }

// WriteIndex writes the page that lists every type as HTML.
func WriteIndex(w *bytes.Buffer) error { return pages.ExecuteTemplate(w, "index.html", catalogue) }

// example shows what an answer of this type looks like.
func example(t *Type) string {
	text := t.Example.JSON(Occurrence{
		BaseURL:   "https://localhost:8443",
		RequestID: "0199f3a2-6c1e-7d0b-9f57-3f6d5c0e8a11",
	})
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return string(text)
	}
	return indented.String()
}
