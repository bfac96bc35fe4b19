// Package oauth owns the HTTP of the OAuth 2.0 endpoints: forms, client
// authentication, answers and errors, exactly as RFC 6749, 7009, 7662 and 8414 write them.
//
// What is granted, and to whom, is auth/token's. The rates, request ids and the refusal of plain HTTP
// are the server's; a Visitor draws from the rates. It logs no token, password or secret.
package oauth

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/go-json-experiment/json"

	"github.com/daypart/daypart/internal/auth/token"
)

// Handler serves the OAuth endpoints.
type Handler struct {
	tokens *token.Service
	log    *slog.Logger
}

// New returns a Handler for the tokens of a service.
func New(tokens *token.Service, log *slog.Logger) *Handler {
	return &Handler{tokens: tokens, log: log}
}

// call is a form from a client that proved who it is.
type call struct {
	client token.Client
	form   form
}

// serve reads a form, authenticates the client and answers with what do
// returns as JSON; nil is an empty answer. Nothing of it may be cached.
func (h *Handler) serve(w http.ResponseWriter, r *http.Request, v Visitor, do func(context.Context, call) (any, error)) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Pragma", "no-cache")
	answer, err := h.answer(w, r, v, do)
	if err != nil {
		h.refuse(w, r, v, err)
		return
	}
	if answer != nil {
		h.write(w, r, http.StatusOK, answer)
	}
}

func (h *Handler) answer(w http.ResponseWriter, r *http.Request, v Visitor, do func(context.Context, call) (any, error)) (any, error) {
	f, err := readForm(w, r)
	if err != nil {
		return nil, err
	}
	credentials, err := clientCredentials(r, f)
	if err != nil {
		return nil, err
	}
	client, err := h.tokens.AuthenticateClient(r.Context(), credentials.id, credentials.secret)
	if err != nil {
		return nil, err
	}
	if wait := v.AdmitClient(client.ID); wait > 0 {
		return nil, errClientRate.after(wait)
	}
	client.From = v.Origin()
	return do(r.Context(), call{client, f})
}

func (h *Handler) write(w http.ResponseWriter, r *http.Request, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		h.log.ErrorContext(r.Context(), "answer of an OAuth endpoint cannot be encoded", "error", err)
		status, text = http.StatusInternalServerError, []byte(`{"error":"server_error"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text) // whoever asked is gone if this fails
}
