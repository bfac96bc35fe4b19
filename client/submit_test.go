package client

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/daypart/daypart/api"
)

var submission = api.SalesSubmission{
	BusinessDay: "2026-11-23",
	RealTimeSales: []api.SalesRow{{
		CurrencyID: "EUR", SalesTypeID: "TAKE", TimeSlotStart: "2026-11-23T11:15:00Z",
		NetSales: "250.00", GrossSales: "270.00", NumChecks: 12, NumGuests: 19,
	}},
}

func TestSubmitRepeatsUnderOneKey(t *testing.T) {
	tests := []struct {
		name string
		fail func(http.ResponseWriter)
		want time.Duration // at the least waited before the second attempt
	}{
		{"rate limited", func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "7")
			refuse(w, 429, api.ProblemSlugRateLimited)
		}, 7 * time.Second},
		{"unavailable", func(w http.ResponseWriter) { refuse(w, 503, api.ProblemSlugUnavailable) }, firstPause / 2},
		{"a proxy's bad gateway", func(w http.ResponseWriter) { http.Error(w, "oh no", http.StatusBadGateway) }, firstPause / 2},
		{"still in progress", func(w http.ResponseWriter) { refuse(w, 409, api.ProblemSlugIdempotencyInProgress) }, firstPause / 2},
		{"connection broken in the answer", func(w http.ResponseWriter) {
			_, _ = io.WriteString(w, `{"submissionId":`)
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}, firstPause / 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var keys []string
			remote, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
				keys = append(keys, r.Header.Get("Idempotency-Key"))
				if len(keys) == 1 {
					test.fail(w)
					return
				}
				w.Header().Set("Idempotency-Replayed", "true")
				writeJSON(w, api.Receipt{SubmissionID: "s-1"})
			})
			receipt, err := c.Submit(t.Context(), 9, submission, SubmitOptions{})
			if err != nil || receipt.SubmissionID != "s-1" || !receipt.Replayed {
				t.Fatalf("got %+v, %v", receipt, err)
			}
			if len(keys) != 2 || keys[0] != keys[1] {
				t.Errorf("keys %q: want one key, sent twice", keys)
			}
			if len(remote.waits) != 1 || remote.waits[0] < test.want {
				t.Errorf("waited %v: want one wait of %v or more", remote.waits, test.want)
			}
		})
	}
}

func TestSubmitReturnsWhatRepeatingWouldNotMend(t *testing.T) {
	fault := api.Fault{Pointer: "/realTimeSales/0/salesTypeId", Code: "sales-type-not-configured", Detail: `"TAKE" is not configured.`}
	calls := 0
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		calls++
		refuse(w, 400, api.ProblemSlugSalesTypeMismatch, fault)
	})
	_, err := c.Submit(t.Context(), 9, submission, SubmitOptions{})
	problem, ok := errors.AsType[*Problem](err)
	if !ok || problem.Slug() != api.ProblemSlugSalesTypeMismatch || problem.Errors[0].Pointer != fault.Pointer || calls != 1 {
		t.Fatalf("got %v after %d calls", err, calls)
	}
	want := `400 Bad Request (sales-type-mismatch); /realTimeSales/0/salesTypeId: "TAKE" is not configured. [request r-1]`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestSubmitGivesUp(t *testing.T) {
	calls := 0
	_, c := newRemote(t, Options{Attempts: 3}, func(w http.ResponseWriter, r *http.Request) {
		calls++
		refuse(w, 503, api.ProblemSlugUnavailable)
	})
	_, err := c.Submit(t.Context(), 9, submission, SubmitOptions{})
	if problem, ok := errors.AsType[*Problem](err); !ok || problem.Status != 503 || calls != 3 {
		t.Fatalf("got %v after %d calls", err, calls)
	}
}

func TestSubmitStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		cancel()
		refuse(w, 503, api.ProblemSlugUnavailable)
	})
	if _, err := c.Submit(ctx, 9, submission, SubmitOptions{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}

func TestSubmitSendsWhatIsAsked(t *testing.T) {
	var got *http.Request
	var body api.SalesSubmission
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		got = r
		body = readSubmission(t, r)
		writeJSON(w, api.Receipt{})
	})
	large := submission
	large.RealTimeSales = slices.Repeat(submission.RealTimeSales, 200)
	options := SubmitOptions{ValidateOnly: true, OnError: api.OnErrorSkip, IdempotencyKey: "mine"}
	if _, err := c.Submit(t.Context(), 9, large, options); err != nil {
		t.Fatal(err)
	}
	if got.URL.String() != "/sales/api/v1/business-unit/9/real-time-sales?onError=skip&validateOnly=true" {
		t.Errorf("sent to %s", got.URL)
	}
	if got.Header.Get("Idempotency-Key") != `"mine"` || got.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("headers %v", got.Header)
	}
	if !slices.Equal(body.RealTimeSales, large.RealTimeSales) {
		t.Errorf("rows were changed on the way")
	}
}

func readSubmission(t *testing.T, r *http.Request) (s api.SalesSubmission) {
	var body io.Reader = r.Body
	if r.Header.Get("Content-Encoding") == "gzip" {
		unzipped, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Error(err)
			return s
		}
		body = unzipped
	}
	if err := json.NewDecoder(body).Decode(&s); err != nil {
		t.Error(err)
	}
	return s
}

func TestKeysAreUUIDsOfVersion7InOrder(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	first, second := newKey(), newKey()
	if !form.MatchString(first) || first == second || first[:13] > second[:13] {
		t.Errorf("got %s, then %s", first, second)
	}
}
