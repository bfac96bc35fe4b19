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

var pages = template.Must(template.New("").Funcs(template.FuncMap{"status": http.StatusText}).ParseFS(templates, "*.html"))

// WritePage writes the page behind t as HTML, for the server whose clients call it base.
func WritePage(w *bytes.Buffer, t *Type, base string) error {
	return pages.ExecuteTemplate(w, "page.html", struct {
		*Type
		Shown string
	}{t, showExample(t, base)})
}

// WriteIndex writes the page that lists every type as HTML.
func WriteIndex(w *bytes.Buffer) error { return pages.ExecuteTemplate(w, "index.html", catalogue) }

// showExample returns what an answer of this type looks like.
func showExample(t *Type, base string) string {
	text := t.Example.JSON(Occurrence{BaseURL: base, RequestID: "0199f3a2-6c1e-7d0b-9f57-3f6d5c0e8a11"})
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return string(text)
	}
	return indented.String()
}
