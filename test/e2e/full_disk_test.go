package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"os"

	"testing"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

// A server whose disk is full takes nothing and keeps half of nothing. It goes on reading, and takes sales
// again once there is room. That files must not grow beyond a size stands for the full disk.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	who := s.addClient("tills")
	const blocks = 2048 // of 512 bytes
	limited := start(t, "sh", append([]string{"-c", fmt.Sprintf(`ulimit -f %d; exec "$0" "$@"`, blocks), program}, s.serveArgs()...)...)
	full := s.served(limited)
	c := full.as(who)
	books := newBooks(t, c, 4, 1)
	b := books[0]
	refused := fill(t, c, b)

	if refused.Status != http.StatusServiceUnavailable || refused.Slug() != api.ProblemSlugUnavailable {
		t.Errorf("refused with %v", refused)
	}
	checkRefusal(t, full, who, b)
	if figures := kept(t, c, books); !maps.Equal(figures, b.stands) {
		t.Error("what was refused is kept, or what was acknowledged is not")
	}
	get := func(path string) int {
		status, _, _ := full.fetch(full.request(http.MethodGet, path, nil))
		return status
	}
	// Looking writes, too: where there is room for that still, it is used up.
	eventually(t, "the server is not ready", func() bool { return get("/readyz") == http.StatusServiceUnavailable })
	if status := get("/livez"); status != http.StatusOK {
		t.Errorf("alive: %d", status)
	}

	if code := limited.stop(os.Interrupt); code != 0 {
		t.Errorf("stopped with %d", code)
	}
	c = s.serve().as(who)
	if figures := kept(t, c, books); !maps.Equal(figures, b.stands) {
		t.Error("after a restart the figures are others")
	}
	for _, id := range b.acknowledged {
		if _, err := c.Submission(t.Context(), id); err != nil {
			t.Errorf("lost: %v", err)
		}
	}
	s.verify()
	if replayed, err := b.send(t.Context(), c); err != nil || replayed {
		t.Errorf("sent again: replayed %t, error %v", replayed, err)
	}
	b.check(kept(t, c, books))
	s.verify()
}

// fill sends until the server refuses, and returns how it does.
func fill(t *testing.T, c *client.Client, b *book) *client.Problem {
	t.Helper()
	const plenty = 20_000
	for range plenty {
		b.pending = b.bulk()
		if _, err := b.send(t.Context(), c); err != nil {
			problem, ok := errors.AsType[*client.Problem](err)
			if !ok {
				t.Fatal(err)
			}
			return problem
		}
	}
	t.Fatal("the disk is never full")
	return nil
}

// bulk makes a submission of every figure, so that disks fill up soon.
func (b *book) bulk() *page {
	b.sent++
	p := &page{want: map[figureKey]measures{}, options: client.SubmitOptions{IdempotencyKey: fmt.Sprintf("%s-%d", b.name, b.sent)}}
	p.submission.BusinessDay = b.day.BusinessDay
	for _, key := range b.keys {
		p.want[key] = b.grown(b.stands[key])
		p.submission.RealTimeSales = append(p.submission.RealTimeSales, row(key, p.want[key]))
	}
	return p
}

// checkRefusal looks at the refusal as it comes over the wire.
func checkRefusal(t *testing.T, s *server, who credentials, b *book) {
	t.Helper()
	text, err := json.Marshal(b.pending.submission)
	if err != nil {
		t.Fatal(err)
	}
	r := s.request(http.MethodPost, fmt.Sprintf("/sales/api/v1/business-unit/%d/real-time-sales", b.day.UnitID), bytes.NewReader(text))
	r.Header.Set("Authorization", "Bearer "+s.ownToken(who))
	r.Header.Set("Content-Type", "application/json")
	status, header, body := s.fetch(r)
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") == "" || header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("refused with %d, %v\n%s", status, header, body)
	}
}
