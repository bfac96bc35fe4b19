package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/tenant"
)

var isolation = map[string]func(*testing.T, store.Store){
	"nothing of one tenant is another's": isolated,
}

// twin is a tenant whose ids and keys are all the same as another's; each of
// its records bears its mark, or its net.
type twin struct {
	desk
	mark string
	net  sales.Amount
	// The same for all twins.
	submission, refusal uuid.UUID
}

const (
	ours, ourNet     = "of-us", 1111
	theirs, theirNet = "of-them", 777_777_777 // no id has such a number in it by chance
)

// probes call each method that takes a tenant or a scope of it, as us, and return what it said.
// Those that write write as much as they can to what is theirs.
var probes = map[string]func(us, them twin) (any, error){
	"Company":        func(us, _ twin) (any, error) { return us.s.Company(us.t.Context(), us.id) },
	"CompanyVersion": func(us, _ twin) (any, error) { return us.s.CompanyVersion(us.t.Context(), us.id) },
	"Append": func(us, _ twin) (any, error) {
		return us.s.Append(us.t.Context(), store.Background(us.id), us.next())
	},
	"Preview": func(us, _ twin) (any, error) {
		return us.s.Preview(us.t.Context(), store.Background(us.id), us.next())
	},
	"Entry": func(us, _ twin) (any, error) {
		return us.s.Entry(us.t.Context(), store.Background(us.id), us.submission)
	},
	"EntriesAfter": func(us, _ twin) (any, error) {
		return us.s.EntriesAfter(us.t.Context(), store.Background(us.id), 0, 100)
	},
	"DaysAfter": func(us, _ twin) (any, error) { return us.s.DaysAfter(us.t.Context(), store.Background(us.id), 0, 100) },
	"EntriesOfDay": func(us, _ twin) (any, error) {
		return us.s.EntriesOfDay(us.t.Context(), store.Background(us.id), 1, monday, time.Time{})
	},
	"Removals": func(us, _ twin) (any, error) {
		return us.s.Removals(us.t.Context(), store.Background(us.id), mondays())
	},
	"LastSeq": func(us, _ twin) (any, error) { return us.s.LastSeq(us.t.Context(), us.id) },
	"Refuse": func(us, _ twin) (any, error) {
		return nil, us.s.Refuse(us.t.Context(), us.id, us.refused(newID()))
	},
	"Refusal": func(us, _ twin) (any, error) {
		return us.s.Refusal(us.t.Context(), store.Background(us.id), us.refusal)
	},
	"Log": func(us, _ twin) (any, error) {
		return us.s.Log(us.t.Context(), store.Background(us.id), store.LogQuery{Accepted: true, Refused: true, Limit: 100})
	},
	"Figures": func(us, _ twin) (any, error) {
		return us.s.Figures(us.t.Context(), store.Background(us.id), store.FigureQuery{DayQuery: mondays()})
	},
	"DayTotals": func(us, _ twin) (any, error) {
		return us.s.DayTotals(us.t.Context(), store.Background(us.id), mondays())
	},
	"LastReceived": func(us, _ twin) (any, error) { return us.s.LastReceived(us.t.Context(), store.Background(us.id)) },
	"EachFigure":   func(us, _ twin) (any, error) { return us.visited(), nil },
	"EachDayTotal": func(us, _ twin) (any, error) { return us.visitedTotals(), nil },
	"FinalDays": func(us, _ twin) (any, error) {
		return us.s.FinalDays(us.t.Context(), store.Background(us.id), mondays())
	},
	"DayWithout": func(us, _ twin) (any, error) {
		return us.s.DayWithout(us.t.Context(), store.Background(us.id), 1, monday, func(*store.Entry) bool { return false })
	},
	"AddForecasts": func(us, _ twin) (any, error) {
		return nil, us.s.AddForecasts(us.t.Context(), store.Background(us.id), []store.Forecast{us.forecast()})
	},
	"Forecasts": func(us, _ twin) (any, error) {
		return us.s.Forecasts(us.t.Context(), store.Background(us.id), store.ForecastQuery{Newest: true})
	},
	"AddAdjustment": func(us, _ twin) (any, error) {
		return nil, us.s.AddAdjustment(us.t.Context(), store.Background(us.id), us.adjustment(newID()))
	},
	"Adjustments": func(us, _ twin) (any, error) {
		return us.s.Adjustments(us.t.Context(), store.Background(us.id), mondays())
	},
	"PutEvents": func(us, _ twin) (any, error) {
		return nil, us.s.PutEvents(us.t.Context(), store.Background(us.id), []store.Event{us.event()})
	},
	"Events": func(us, _ twin) (any, error) {
		return us.s.Events(us.t.Context(), store.Background(us.id), monday, monday)
	},
	"AddImport": func(us, _ twin) (any, error) {
		i, days := us.imported(newID())
		return nil, us.s.AddImport(us.t.Context(), store.Background(us.id), i, days)
	},
	"AddImportDays": func(us, _ twin) (any, error) {
		_, days := us.imported(us.submission)
		days[0].Number = 3
		return nil, us.s.AddImportDays(
			us.t.Context(), store.Background(us.id), us.submission, "open", days[:1])
	},
	"ImportBytes": func(us, _ twin) (any, error) { return us.s.ImportBytes(us.t.Context(), us.id) },
	"DeleteImportDays": func(us, _ twin) (any, error) {
		scope := store.Background(us.id)
		_, days := us.imported(us.submission)
		n, err := us.s.DeleteImportDays(us.t.Context(), scope, us.submission, len(days))
		return n, errors.Join(err,
			us.s.AddImportDays(us.t.Context(), scope, us.submission, "open", days[:n]))
	},
	"Import": func(us, _ twin) (any, error) {
		return us.s.Import(us.t.Context(), store.Background(us.id), us.submission)
	},
	"Imports": func(us, _ twin) (any, error) { return us.s.Imports(us.t.Context(), store.Background(us.id), 100) },
	"ImportDays": func(us, _ twin) (any, error) {
		return us.s.ImportDays(us.t.Context(), store.Background(us.id), us.submission, 0, 100)
	},
	"ChangeImport": func(us, _ twin) (any, error) {
		i, _ := us.imported(us.submission)
		return nil, us.s.ChangeImport(us.t.Context(), store.Background(us.id), i)
	},
	"DeleteImport": func(us, _ twin) (any, error) {
		i, days := us.imported(us.submission)
		return nil, errors.Join(us.s.DeleteImport(us.t.Context(), store.Background(us.id), us.submission, "open"), us.s.AddImport(us.t.Context(), store.Background(us.id), i, days))
	},
	"Scenarios": func(us, them twin) (any, error) { return us.s.Scenarios(us.t.Context(), us.id, them.mark) },
	"PutScenario": func(us, _ twin) (any, error) {
		return nil, us.s.PutScenario(us.t.Context(), us.id, us.scenario())
	},
	"DeleteScenario": func(us, them twin) (any, error) {
		return nil, expected(us.s.DeleteScenario(us.t.Context(), us.id, them.mark, us.submission), store.ErrNotFound)
	},
	"SetDefaultScenario": func(us, them twin) (any, error) {
		return nil, us.s.SetDefaultScenario(us.t.Context(), us.id, them.mark, &us.submission)
	},
	"Users": func(us, _ twin) (any, error) { return us.s.Users(us.t.Context(), us.id) },
	"AddUser": func(us, them twin) (any, error) {
		return nil, expected(us.s.AddUser(us.t.Context(), us.id, us.user(them.mark)), store.ErrConflict)
	},
	"UpdateUser": func(us, them twin) (any, error) {
		return nil, expected(us.s.UpdateUser(us.t.Context(), us.id, us.user(them.mark)), store.ErrNotFound)
	},
	"Clients": func(us, _ twin) (any, error) { return us.s.Clients(us.t.Context(), us.id) },
	"AddClient": func(us, them twin) (any, error) {
		return nil, expected(us.s.AddClient(us.t.Context(), us.id, us.client(them.mark)), store.ErrConflict)
	},
	"UpdateClient": func(us, them twin) (any, error) {
		return nil, expected(us.s.UpdateClient(us.t.Context(), us.id, us.client(them.mark)), store.ErrNotFound)
	},
	"AddRefreshToken": func(us, _ twin) (any, error) {
		return nil, us.s.AddRefreshToken(us.t.Context(), us.id, us.token("new"))
	},
	"RefreshToken": func(us, them twin) (any, error) {
		_, err := us.s.RefreshToken(us.t.Context(), us.id, []byte(them.mark))
		if err := expected(err, store.ErrNotFound); err != nil {
			return nil, err
		}
		return us.s.RefreshToken(us.t.Context(), us.id, []byte("shared"))
	},
	"ExchangeRefreshToken": func(us, them twin) (any, error) {
		err := us.s.ExchangeRefreshToken(us.t.Context(), us.id, []byte(them.mark), us.token("x"), time.Minute)
		if err := expected(err, store.ErrNotFound); err != nil {
			return nil, err
		}
		return nil, us.s.ExchangeRefreshToken(us.t.Context(), us.id, []byte("shared"), us.token("spent"), time.Minute)
	},
	"RevokeFamily": func(us, _ twin) (any, error) {
		_, err := us.s.RevokeFamily(us.t.Context(), us.id, familyRevocation(us.id, "family"))
		return nil, errors.Join(err, us.s.AddRefreshToken(us.t.Context(), us.id, us.token("shared")))
	},
	"Verify": func(us, _ twin) (any, error) { return us.s.Verify(us.t.Context(), us.id, true, nil) },
}

func isolated(t *testing.T, s store.Store) {
	submission, refusal := newID(), newID()
	us := twin{desk{t, s, 0}, ours, ourNet, submission, refusal}
	them := twin{desk{t, s, 0}, theirs, theirNet, submission, refusal}
	us.settle()
	them.settle()
	for _, method := range tenantMethods() {
		t.Run(method, func(t *testing.T) {
			before := them.picture()
			probe, ok := probes[method]
			if !ok {
				t.Fatal("no probe: add one")
			}
			said, err := probe(us, them)
			check(t, err)
			if text := us.render(said); strings.Contains(text, theirs) || strings.Contains(text, strconv.Itoa(theirNet)) {
				t.Errorf("it told us of them: %s", text)
			}
			equal(t, them.picture(), before)
		})
	}
	us.clean()
	them.clean()
}

// tenantMethods lists the methods whose second parameter is a tenant, or a scope of one.
func tenantMethods() (names []string) {
	of := reflect.TypeFor[store.Store]()
	for i := range of.NumMethod() {
		if m := of.Method(i); m.Type.NumIn() > 1 &&
			(m.Type.In(1) == reflect.TypeFor[tenant.ID]() || m.Type.In(1) == reflect.TypeFor[auth.UnitScope]()) {
			names = append(names, m.Name)
		}
	}
	return names
}

// expected takes one error for success, and success for an error.
func expected(err, want error) error {
	if errors.Is(err, want) {
		return nil
	}
	return fmt.Errorf("got error %v, want %w", err, want)
}

// settle makes the company and one record of each kind.
func (w *twin) settle() {
	ctx := w.t.Context()
	c := company(tenant.Slug(w.mark), 1, 2)
	c.Units[0].Name = w.mark
	c, err := w.s.ApplyCompany(ctx, c)
	check(w.t, err)
	w.id = c.ID
	first := w.next()
	first.ID = w.submission
	w.append(first)
	check(w.t, w.s.Refuse(ctx, w.id, w.refused(w.refusal)))
	check(w.t, w.s.AddForecasts(ctx, store.Background(w.id), []store.Forecast{w.forecast()}))
	check(w.t, w.s.AddAdjustment(ctx, store.Background(w.id), w.adjustment(w.submission)))
	check(w.t, w.s.PutEvents(ctx, store.Background(w.id), []store.Event{w.event()}))
	check(w.t, w.s.PutScenario(ctx, w.id, w.scenario()))
	i, days := w.imported(w.submission)
	check(w.t, w.s.AddImport(ctx, store.Background(w.id), i, days))
	check(w.t, w.s.AddUser(ctx, w.id, w.user(w.mark)))
	check(w.t, w.s.AddClient(ctx, w.id, w.client(w.mark)))
	for _, hash := range []string{"shared", w.mark} {
		check(w.t, w.s.AddRefreshToken(ctx, w.id, w.token(hash)))
	}
}

// next is a submission with the same unit, day, slots and idempotency key as the twin's.
func (w *twin) next() store.Submission {
	s := keyed(sub(row(0, w.net), row(1, w.net)), "key", byte(w.net%256))
	s.RequestID = w.mark
	return s
}

func (w *twin) refused(id uuid.UUID) store.Refusal {
	r := refusal("1")
	r.ID, r.RequestID = id, w.mark
	return r
}

func (w *twin) forecast() store.Forecast {
	f := forecastOf(1, "netSales", noon, monday)
	f.Outlook = []byte(w.mark)
	return f
}

func (w *twin) adjustment(id uuid.UUID) store.Adjustment {
	return store.Adjustment{ID: id, Unit: 1, Day: monday, Reason: w.mark, At: noon}
}

func (w *twin) event() store.Event {
	return store.Event{ID: "fair", Kind: "event", Name: w.mark, First: monday, Last: monday, ChangedAt: noon}
}

func (w *twin) imported(id uuid.UUID) (store.ImportJob, []store.ImportDay) {
	i, days := importOf(id)
	i.Detail = []byte(w.mark)
	return i, days
}

func (w *twin) scenario() store.Scenario {
	return store.Scenario{ID: w.submission, Owner: w.mark, Name: w.mark, View: "/analytics/sales", Shared: true, ChangedAt: noon}
}

func (w *twin) user(name string) auth.User {
	u := user(name)
	u.DisplayName = w.mark
	return u
}

func (w *twin) client(id string) auth.Client {
	c := client(id)
	c.Name = w.mark
	return c
}

func (w *twin) token(hash string) auth.RefreshToken {
	r := refreshToken(hash, "family")
	r.Tenant, r.Username = w.id, w.mark
	return r
}

// picture is all that can be read of a twin.
func (w *twin) picture() string {
	var all []any
	for _, method := range []string{
		"Company", "Entry", "EntriesAfter", "DaysAfter", "EntriesOfDay", "LastSeq", "Refusal", "Log",
		"Figures", "DayTotals", "EachFigure", "EachDayTotal", "LastReceived",
		"Forecasts", "Adjustments", "Events", "Scenarios", "Imports", "ImportDays", "Users", "Clients", "Verify",
	} {
		said, err := probes[method](*w, *w)
		check(w.t, err)
		all = append(all, method, said)
	}
	for _, hash := range []string{"shared", w.mark} {
		token, err := w.s.RefreshToken(w.t.Context(), w.id, []byte(hash))
		check(w.t, err)
		all = append(all, token)
	}
	return w.render(all)
}

func (w *twin) render(v any) string {
	text, err := json.Marshal(v)
	check(w.t, err)
	return string(text)
}
