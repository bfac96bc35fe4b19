package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A counter that is not there cannot be seen to stand still.
func TestRowsAreCountedFromTheStart(t *testing.T) {
	w := newWorld(t)
	if got := w.scrape(); strings.Count(got, "\ndaypart_rows_total{") != 5 || !strings.Contains(got, `daypart_rows_total{outcome="created"} 0`) {
		t.Errorf("before anything came in:\n%s", got)
	}
	bearer := w.as("till-norte")
	w.post(madrid, sale, bearer...).want(200)
	w.post(madrid, sale, bearer...).want(200)
	w.post(madrid, submissionOf("251", ""), bearer...).want(200)
	got := w.scrape()
	for _, want := range []string{"created", "updated", "unchanged"} {
		if !strings.Contains(got, `daypart_rows_total{outcome="`+want+`"} 1`) {
			t.Errorf("one row was %s:\n%s", want, got)
		}
	}
}

// scrape returns the metrics.
func (w *world) scrape() string {
	recorder := httptest.NewRecorder()
	w.server.MetricsHandler().ServeHTTP(recorder, httptest.NewRequestWithContext(w.t.Context(), http.MethodGet, "/metrics", nil))
	return recorder.Body.String()
}
