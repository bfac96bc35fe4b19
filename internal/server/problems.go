package server

import (
	"bytes"
	"net/http"

	"github.com/daypart/daypart/internal/server/problem"
)

// problems serves the page that lists the problem types.
func (s *Server) problems(w http.ResponseWriter, r *http.Request) {
	s.html(w, r, http.StatusOK, problem.WriteIndex)
}

// problem serves the page behind one problem type.
func (s *Server) problem(w http.ResponseWriter, r *http.Request) {
	kind := problem.BySlug(r.PathValue("problem"))
	if kind == nil {
		s.fail(w, r, problem.New(problem.NotFound, "There is no problem of this name: see "+s.baseURL+"/problems."))
		return
	}
	s.html(w, r, http.StatusOK, func(page *bytes.Buffer) error { return problem.WritePage(page, kind, s.baseURL) })
}

// html writes a page that is rendered before any of it is sent.
func (s *Server) html(w http.ResponseWriter, r *http.Request, status int, render func(*bytes.Buffer) error) {
	var page bytes.Buffer
	if err := render(&page); err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes()) // whoever asked is gone if this fails
}
