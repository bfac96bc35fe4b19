package shared_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/daypart/daypart/internal/server/shared"
)

// ledger is what answers are made from: its answer is its length.
type ledger struct {
	last atomic.Int64
	made atomic.Int64
}

// ask is the question how long the ledger is, which takes a while to find out.
func (l *ledger) ask(key string, takes time.Duration) shared.Question {
	return shared.Question{
		Key:   key,
		State: func(context.Context) (shared.State, error) { return shared.State{Ledger: l.last.Load()}, nil },
		Make: func(context.Context) (*shared.Answer, error) {
			l.made.Add(1)
			text := strconv.FormatInt(l.last.Load(), 10)
			time.Sleep(takes)
			return &shared.Answer{Text: []byte(text)}, nil
		},
	}
}

func get(t *testing.T, a *shared.Answers, q shared.Question) *shared.Answer {
	t.Helper()
	answer, err := a.Get(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func TestManyAskOnceIsMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		for change := int64(1); change <= 5; change++ {
			l.last.Add(1)
			var all sync.WaitGroup
			for range 1000 {
				all.Go(func() {
					if got := string(get(t, answers, l.ask("length", time.Second)).Text); got != strconv.FormatInt(change, 10) {
						t.Errorf("got %s after %d changes", got, change)
					}
				})
			}
			all.Wait()
			if made := l.made.Load(); made != change {
				t.Errorf("%d made for %d changes", made, change)
			}
		}
	})
}

// TestNobodyMissesWhatWasThere: who asks after a change does not get what was begun before it.
func TestNobodyMissesWhatWasThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		var all sync.WaitGroup
		for range 100 { // each 100 ms something changes, and then 10 ask; an answer takes a second
			l.last.Add(1)
			after := l.last.Load()
			for range 10 {
				all.Go(func() {
					got, err := strconv.ParseInt(string(get(t, answers, l.ask("length", time.Second)).Text), 10, 64)
					if err != nil || got < after {
						t.Errorf("got %d, asked after %d", got, after)
					}
				})
			}
			time.Sleep(100 * time.Millisecond)
		}
		all.Wait()
		if made := l.made.Load(); made > 12 {
			t.Errorf("%d made in 10 seconds, of a second each: they were made side by side", made)
		}
	})
}

func TestHeldUntilTimePasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		q := l.ask("length", 0)
		made := q.Make
		q.Make = func(ctx context.Context) (*shared.Answer, error) {
			a, err := made(ctx)
			a.Until = time.Now().Add(time.Minute)
			return a, err
		}
		first := get(t, answers, q)
		time.Sleep(59 * time.Second)
		if get(t, answers, q); l.made.Load() != 1 {
			t.Error("made again before its time")
		}
		time.Sleep(time.Second)
		if again := get(t, answers, q); l.made.Load() != 2 || again.Tag != first.Tag {
			t.Errorf("%d made, %s after %s", l.made.Load(), again.Tag, first.Tag)
		}
	})
}

func TestQuestionsAreToldApart(t *testing.T) {
	var one, other ledger
	other.last.Store(7)
	answers := shared.New(1<<20, time.Now)
	a, b := get(t, answers, one.ask("one", 0)), get(t, answers, other.ask("other", 0))
	if string(a.Text) != "0" || string(b.Text) != "7" || a.Tag == b.Tag {
		t.Errorf("got %s %s and %s %s", a.Text, a.Tag, b.Text, b.Tag)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	var l ledger
	answers := shared.New(1<<20, time.Now)
	down := errors.New("down")
	bad := l.ask("length", 0)
	bad.Make = func(context.Context) (*shared.Answer, error) { return nil, down }
	if _, err := answers.Get(t.Context(), bad); !errors.Is(err, down) {
		t.Errorf("got %v", err)
	}
	get(t, answers, l.ask("length", 0))
}

// The one who asked first is gone, and the others are answered.
func TestAnswers_MakeOnForThoseWhoStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		ctx, leave := context.WithCancel(t.Context())
		var first sync.WaitGroup
		first.Go(func() { _, _ = answers.Get(ctx, l.ask("length", time.Second)) })
		synctest.Wait()
		time.AfterFunc(time.Millisecond, leave)
		if a := get(t, answers, l.ask("length", time.Second)); string(a.Text) != "0" || l.made.Load() != 1 {
			t.Errorf("got %s, made %d times", a.Text, l.made.Load())
		}
		first.Wait()
	})
}

// All who asked are gone: what is made for nobody ends, and who asks then is answered.
func TestAnswers_EndOnceNobodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		q := l.ask("length", 0)
		q.Make = func(ctx context.Context) (*shared.Answer, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		ctx, leave := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for range 60 {
			all.Go(func() {
				if _, err := answers.Get(ctx, q); !errors.Is(err, context.Canceled) {
					t.Errorf("got %v", err)
				}
			})
		}
		synctest.Wait()
		began := time.Now()
		leave()
		synctest.Wait()
		if a := get(t, answers, l.ask("length", 0)); string(a.Text) != "0" {
			t.Errorf("got %s", a.Text)
		}
		all.Wait()
		if took := time.Since(began); took > 0 {
			t.Errorf("it was made for %s more", took)
		}
	})
}

// Those who wait for an answer whose making panics are told.
func TestAnswers_SurviveAPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		answers := shared.New(1<<20, time.Now)
		q := l.ask("length", 0)
		q.Make = func(context.Context) (*shared.Answer, error) {
			time.Sleep(time.Second)
			panic("broken")
		}
		var all sync.WaitGroup
		all.Go(func() {
			defer func() { _ = recover() }()
			_, _ = answers.Get(t.Context(), q)
		})
		synctest.Wait()
		all.Go(func() {
			if _, err := answers.Get(t.Context(), q); err == nil {
				t.Error("it was answered")
			}
		})
		all.Wait()
		get(t, answers, l.ask("length", 0))
	})
}

// TestBounded: of more than there is room for, little is kept.
func TestBounded(t *testing.T) {
	var l ledger
	answers := shared.New(100_000, time.Now)
	ask := func(n int) {
		q := l.ask(strconv.Itoa(n), 0)
		made := q.Make
		q.Make = func(ctx context.Context) (*shared.Answer, error) {
			a, err := made(ctx)
			a.Text = make([]byte, 10_000)
			return a, err
		}
		get(t, answers, q)
	}
	for n := range 1000 {
		ask(n)
	}
	before := l.made.Load()
	for n := range 1000 {
		ask(n)
	}
	if again := l.made.Load() - before; again < 900 {
		t.Errorf("only %d of 1000 were made again", again)
	}
}

// Where the state does not tell what changed, each question is answered by what was begun after it; of
// those that wait while an answer is made, all share the next.
func TestGet_NumberedQuestionsAreAnsweredAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var l ledger
		var questions atomic.Int64
		ask := l.ask("expected", time.Second)
		ask.State = func(context.Context) (shared.State, error) {
			return shared.State{Question: questions.Add(1)}, nil
		}
		answers := shared.New(1<<20, time.Now)
		for change := range int64(3) {
			l.last.Store(change)
			if got := string(get(t, answers, ask).Text); got != strconv.FormatInt(change, 10) {
				t.Errorf("got %s after change %d", got, change)
			}
		}
		made := l.made.Load()
		var all sync.WaitGroup
		for range 1000 {
			all.Go(func() { get(t, answers, ask) })
		}
		all.Wait()
		if made = l.made.Load() - made; made != 2 {
			t.Errorf("%d were made for a thousand that asked together, want 2", made)
		}
	})
}

// One who finds no answer, and whose turn it is only once another has made it, does not make it again.
func TestIsNotMadeAgainByOneWhoLookedBefore(t *testing.T) {
	var l ledger
	var answers *shared.Answers
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	length := l.ask("length", 0)
	count := length.Make
	length.Make = func(ctx context.Context) (*shared.Answer, error) {
		answer, err := count(ctx)
		answer.Until = now.Add(time.Minute)
		return answer, err
	}
	looked := func() {}
	answers = shared.New(1<<20, func() time.Time {
		at, then := now, looked
		looked = func() {}
		then()
		return at
	})
	get(t, answers, length)
	now = now.Add(time.Minute)
	looked = func() { get(t, answers, length) }
	get(t, answers, length)
	if made := l.made.Load(); made != 2 {
		t.Errorf("%d made, want 2", made)
	}
}
