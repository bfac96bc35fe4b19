package client

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/daypart/daypart/api"
)

// streams answers each connection with the next of what is given, then refuses.
func streams(seen *[]string, parts ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		*seen = append(*seen, r.Header.Get("Last-Event-Id"))
		if len(*seen) > len(parts) {
			refuse(w, 403, api.ProblemSlugUnitNotPermitted)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, parts[len(*seen)-1])
	}
}

func event(sequence int64) string { return eventOf("a", sequence) }

func eventOf(epoch string, sequence int64) string {
	id := fmt.Sprintf("%s-%d", epoch, sequence)
	return fmt.Sprintf("id: %s\nevent: submission\ndata: {\"id\":%q,\"sequence\":%d,\"unitId\":9}\n\n", id, id, sequence)
}

// follow goes through events to the end, and says what came.
func follow(t *testing.T, c *Client, after string) (got []string, last error) {
	for e, err := range c.Events(t.Context(), after, 9) {
		switch {
		case errors.Is(err, ErrMissed):
			got = append(got, strings.TrimSpace("missed "+e.ID))
		case err != nil:
			last = err
		default:
			got = append(got, e.ID)
		}
	}
	return got, last
}

func TestEventsResume(t *testing.T) {
	tests := []struct {
		name  string
		after string
		parts []string
		want  string
		seen  string // the Last-Event-Id of each connection
	}{
		{"goes on after the last whole event", "a-4", []string{event(5) + ": heartbeat\n\n" + event(7) + "id: 8\nevent: subm", event(8)}, "a-5 a-7 a-8", "a-4,a-7,a-8"},
		{"from the first", FromFirst, []string{event(1)}, "a-1", "0,a-1"},
		{"from now", FromNow, []string{":\n\n" + event(5), event(6)}, "a-5 a-6", ",a-5,a-6"},
		{"broken before there was one", FromNow, []string{":\n\n", event(6)}, "missed a-6", ",,a-6"},
		{"another epoch", "a-10", []string{"id: b-10\nevent: reset\ndata: {}\n\n", eventOf("b", 11)}, "missed b-10 b-11", "a-10,b-10,b-11"},
		{"unknown events are passed over", "a-4", []string{"event: news\ndata: x\n\n" + event(5)}, "a-5", "a-4,a-5"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var seen []string
			_, c := newRemote(t, Options{}, streams(&seen, test.parts...))
			got, err := follow(t, c, test.after)
			if problem, ok := errors.AsType[*Problem](err); !ok || problem.Status != 403 {
				t.Errorf("ended with %v, want the refusal", err)
			}
			if strings.Join(got, " ") != test.want || strings.Join(seen, ",") != test.seen {
				t.Errorf("got %v from connections after %v, want %s after %s", got, seen, test.want, test.seen)
			}
		})
	}
}

func TestEventsConnectAgainWhileTheServerIsAway(t *testing.T) {
	calls := 0
	_, c := newRemote(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		switch calls++; {
		case calls <= 20: // longer than any call would be repeated
			refuse(w, 503, api.ProblemSlugUnavailable)
		case calls == 21:
			fmt.Fprint(w, event(5))
		default:
			refuse(w, 404, api.ProblemSlugTenantNotFound)
		}
	})
	if got, _ := follow(t, c, "a-4"); !slices.Equal(got, []string{"a-5"}) {
		t.Errorf("got %v", got)
	}
}

func TestEventsStopWhenNoMoreAreWanted(t *testing.T) {
	var seen []string
	_, c := newRemote(t, Options{}, streams(&seen, event(5)+event(6)))
	for e, err := range c.Events(t.Context(), "a-4") {
		if err != nil || e.Sequence != 5 {
			t.Fatalf("got %d, %v", e.Sequence, err)
		}
		break
	}
	if len(seen) != 1 {
		t.Errorf("connected %d times", len(seen))
	}
}

func FuzzMessages(f *testing.F) {
	f.Add(event(5) + ":\n\nid: x\n\n")
	f.Add("event: reset\ndata:\nid: 9223372036854775807\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		m := newMessages(strings.NewReader(text), func() {})
		for i := 0; ; i++ {
			found, err := m.next()
			if err != nil {
				return
			}
			if found.name == "" && found.data == nil || i > len(text) {
				t.Fatalf("message %d of %q is empty", i, text)
			}
		}
	})
}
