package server

import (
	"bytes"
	"io/fs"
	"net/http"

	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/web"
)

// page serves the one document of the page; which view it shows is in the address.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	s.html(w, r, http.StatusOK, writeIndex)
}

func writeIndex(page *bytes.Buffer) error {
	text, err := fs.ReadFile(web.Assets(), "index.html")
	page.Write(text)
	return err
}

// asset serves a file of the page. Files under /assets/ have the hash of their content in
// their name, so they may be kept for good.
func (s *Server) asset(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path[1:]
	if info, err := fs.Stat(web.Assets(), name); err != nil || info.IsDir() {
		s.fail(w, r, problem.New(problem.NotFound, "There is no such file: reload the page."))
		return
	}
	keep := "no-cache"
	if r.PathValue("file") != "" {
		keep = "public, max-age=31536000, immutable"
	}
	w.Header().Set("Cache-Control", keep)
	http.ServeFileFS(w, r, web.Assets(), name)
}
