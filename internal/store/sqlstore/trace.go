package sqlstore

import (
	"context"
	"regexp"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/trace"
)

// told is what the trace of a work tells: how long it waited for its turn, and how long the commit took that it shared.
//
// The commit itself, with its steps, is told once, under the first of its works that is told at all. It names the
// others, and theirs name it.
type told struct {
	span   trace.Span // that the work is part of
	put    time.Time  // when the work began to wait
	commit *commit    // nil before it has its turn
}

// commit is what works share.
type commit struct {
	span         trace.Span
	first        *told
	began, ended time.Time
}

// beginTelling returns nil where nothing is told.
func beginTelling(ctx context.Context) *told {
	span := trace.Of(ctx)
	if !span.Told() {
		return nil
	}
	return &told{span: span, put: time.Now()}
}

func (t *told) end() {
	switch {
	case t == nil:
	case t.commit == nil: // whoever asked did not wait to the end
		t.span.Add("wait for a commit", t.put, time.Now())
	default:
		t.span.Add("wait for a commit", t.put, t.commit.began)
		if t != t.commit.first {
			t.span.Add("commit", t.commit.began, t.commit.ended, t.commit.span)
		}
	}
}

// tell has a batch committed, and notes how it went for those of it that are told.
func tell(batch []*work, run func(context.Context, []*work)) {
	var all []*told
	rows := 0
	for _, w := range batch {
		rows += w.rows()
		if w.told != nil {
			all = append(all, w.told)
		}
	}
	if all == nil {
		run(context.Background(), batch)
		return
	}
	c := &commit{first: all[0], began: time.Now()}
	others := values(all[1:], func(t *told) trace.Span { return t.span })
	ctx, span := c.first.span.Start(context.Background(), "commit", others...)
	c.span = span
	for _, t := range all {
		t.commit = c
	}
	run(ctx, batch)
	span.Number("daypart.commit.submissions", int64(len(batch)))
	span.Number("daypart.commit.rows", int64(rows))
	span.End()
	c.ended = time.Now()
}

// subject finds the first table that a statement names.
var subject = regexp.MustCompile(`\b(?:FROM|INTO|UPDATE)\s+([a-z_]+)`)

// startStatement begins the span of a statement. Its values are not told.
func startStatement(ctx context.Context, query string) (context.Context, trace.Span) {
	ctx, span := trace.Start(ctx, "statement")
	if span.Told() {
		verb, _, _ := strings.Cut(strings.TrimSpace(query), " ")
		if found := subject.FindStringSubmatch(query); found != nil {
			verb += " " + found[1]
		}
		span.Name(verb)
		span.Text("db.query.text", query)
	}
	return ctx, span
}
