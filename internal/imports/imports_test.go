package imports

import (
	"bytes"
	"compress/gzip"
	"context"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/xuri/excelize/v2"

	"github.com/daypart/daypart/internal/auth"
	"github.com/daypart/daypart/internal/await"
	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
	"github.com/daypart/daypart/internal/store/enginetest"
	"github.com/daypart/daypart/internal/store/sqlstore"
	"github.com/daypart/daypart/internal/tenant"
	"github.com/daypart/daypart/internal/tenant/directory"
	"github.com/daypart/daypart/internal/trace"
	"github.com/daypart/daypart/internal/trace/tracetest"
)

const company = `
tenant: cafe
name: Café
currencies: [{id: EUR}, {id: USD}]
salesTypes: [{id: DINE, names: {en: Dine in}}, {id: TAKE, names: {en: Take away}}]
defaults: {timeZone: Europe/Madrid, dayStart: "05:00"}
units:
  - {id: 1, name: Plaza}
  - {id: 2, name: Puerto, currencies: [USD]}
`

func TestMain(m *testing.M) { enginetest.Run(m) }

// hall is a company with a real store.
type hall struct {
	*Service
	t      testing.TB
	store  *sqlstore.Store
	caller auth.Caller
	clock  time.Time
}

func newHall(t testing.TB) *hall {
	t.Helper()
	h := &hall{t: t, store: enginetest.Store(t), clock: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	c, err := tenant.ParseCompany([]byte(company))
	check(t, err)
	c, err = h.store.ApplyCompany(t.Context(), c)
	check(t, err)
	now := func() time.Time { return h.clock }
	h.Service = New(h.store, directory.New(h.store, now), slog.New(slog.DiscardHandler), now, Options{})
	h.caller = auth.Caller{Tenant: c.ID, Username: "ana"}
	return h
}

func (h *hall) preview(f File) Import {
	h.t.Helper()
	i, err := h.Preview(h.t.Context(), h.caller, f)
	check(h.t, err)
	return i
}

// rows returns what an import has of its first day, briefly.
func (h *hall) rows(i Import) string {
	h.t.Helper()
	days, err := h.store.ImportDays(h.t.Context(), store.Background(h.caller.Tenant), i.ID, 0, 1)
	check(h.t, err)
	rows, err := rowsOf(&days[0])
	check(h.t, err)
	var text []string
	for _, row := range rows {
		slot := "day"
		if !row.SlotStart.IsZero() {
			slot = row.SlotStart.UTC().Format("15:04")
		}
		text = append(text, strings.Join([]string{slot, string(row.Type), string(row.Currency), row.Net.String(), row.Gross.String(), strconv.FormatInt(row.Checks, 10), strconv.FormatInt(row.Guests, 10)}, " "))
	}
	return days[0].Day.String() + ": " + strings.Join(text, "; ")
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesOfEveryShape(t *testing.T) {
	one := tenant.UnitID(1)
	for name, c := range map[string]struct {
		file File
		kind Kind
		want string
	}{
		"lines, with the ticket counted once": {
			File{Content: strings.NewReader("timestamp_local,unit,ticket_id,sales_type,gross_amount\n2026-01-05T12:01:00,1,7,TAKE,1.10\n2026-01-05 12:14:59,1,7,dine,2\n2026-01-05T12:02,1,8,TAKE,\n")},
			Lines, "2026-01-05: 11:00 DINE EUR 2.00 2.00 0 0; 11:00 TAKE EUR 1.10 1.10 2 0",
		},
		"lines after midnight belong to the day before": {
			File{Content: strings.NewReader("datetime,amount\n2026-01-06T02:00:00,5\n"), Unit: &one, Type: "TAKE"}, Lines, "2026-01-05: 01:00 TAKE EUR 5.00 5.00 1 0",
		},
		"slots with a byte order mark, semicolons and decimal commas": {
			File{Content: strings.NewReader("\ufeffBusiness Day;Slot start;Net;Gross;Checks;Guests\r\n2026-01-05;2026-01-05T12:30:00;1.234,50;\"1.358,00\";12;19\r\n"), Unit: &one, Type: "DINE"},
			Slots, "2026-01-05: 11:30 DINE EUR 1234.50 1358.00 12 19",
		},
		"slots by date and hour": {
			File{Content: strings.NewReader("date\thour\tnet\tcurrency\n05.01.2026\t13\t-3.5\tusd\n"), Unit: &one}, Slots, "2026-01-05: 12:00 DINE USD -3.50 -3.50 0 0",
		},
		"days by the names of units": {
			File{Content: strings.NewReader("Date,Store,Net Sales,Covers\n2026-01-05,puerto,1000,30\n")}, Days, "2026-01-05: day DINE USD 1000.00 1000.00 0 30",
		},
		"days with columns and names of their own": {
			File{
				Content: strings.NewReader("Tag,Filiale,Umsatz,Art\n20260105,Mitte,10,Brot\n"), Columns: map[string]string{"businessDay": "Tag", "unit": "filiale", "netSales": "Umsatz", "salesType": "Art"},
				Units: map[string]tenant.UnitID{"Mitte": 1}, Types: []string{"Brot=TAKE"},
			}, Days, "2026-01-05: day TAKE EUR 10.00 10.00 0 0",
		},
		"the hour that comes twice is its first": {
			File{Content: strings.NewReader("timestamp,amount\n2026-10-25T02:30:00,1\n"), Unit: &one}, Lines, "2026-10-24: 00:30 DINE EUR 1.00 1.00 1 0",
		},
		"instants with an offset": {
			File{Content: strings.NewReader("timestamp,amount\n2026-01-05T12:00:00Z,1\n"), Unit: &one}, Lines, "2026-01-05: 12:00 DINE EUR 1.00 1.00 1 0",
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			i := h.preview(c.file)
			if i.BadRows != 0 || i.Kind != c.kind {
				t.Fatalf("a file of %s with the problems %v", i.Kind, i.Problems)
			}
			if got := h.rows(i); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWorkbooksAndCompressedFiles(t *testing.T) {
	h := newHall(t)
	book := excelize.NewFile()
	check(t, book.SetSheetRow("Sheet1", "A1", &[]any{"Date", "Unit", "Net", "Gross", "Checks"}))
	check(t, book.SetSheetRow("Sheet1", "A2", &[]any{time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), 1, 12.3, 13.530000000000001, 4}))
	var text bytes.Buffer
	check(t, book.Write(&text))
	if got := h.rows(h.preview(File{Content: bytes.NewReader(text.Bytes())})); got != "2026-01-05: day DINE EUR 12.30 13.53 4 0" {
		t.Errorf("of the workbook: %s", got)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write([]byte("date,unit,net\n2026-01-05,1,7\n"))
	check(t, err)
	check(t, w.Close())
	if got := h.rows(h.preview(File{Content: bytes.NewReader(packed.Bytes())})); got != "2026-01-05: day DINE EUR 7.00 7.00 0 0" {
		t.Errorf("of the compressed file: %s", got)
	}
}

func TestEveryBadRowIsNamed(t *testing.T) {
	h := newHall(t)
	i := h.preview(File{Content: strings.NewReader("date,slot_start,unit,sales_type,currency,net,checks\n" +
		"2026-01-05,2026-01-05T12:00:00,1,DINE,EUR,1,1\n" +
		"2026-01-05,noon,1,DINE,EUR,1,1\n" +
		"2026-01-05,2026-01-05T12:00:00,3,DINE,EUR,1,1\n" +
		"2026-01-05,2026-01-05T12:00:00,1,BAR,EUR,1,1\n" +
		"2026-01-05,2026-01-05T12:00:00,2,DINE,EUR,1,1\n" +
		"2026-01-05,2026-01-05T12:00:00,1,DINE,EUR,1.00001,1\n" +
		"2026-01-05,2026-01-05T12:00:00,1,DINE,EUR,1,-1\n" +
		"2026-01-05,2026-01-07T12:00:00,1,DINE,EUR,1,1\n" +
		"2026-03-29,2026-03-29T02:30:00,1,DINE,EUR,1,1\n" +
		"2199-01-05,2199-01-05T12:00:00,1,DINE,EUR,1,1\n")})
	var columns []string
	for _, p := range i.Problems {
		columns = append(columns, p.Column)
	}
	if got := strings.Join(columns, " "); got != "slot_start unit sales_type currency net checks slot_start slot_start slot_start" || i.BadRows != 9 || i.Problems[0].Row != 3 {
		t.Errorf("%d bad rows in the columns %s: %v", i.BadRows, got, i.Problems)
	}
}

// A process ended between two days, of which one had been put into the ledger and not counted: another goes on and nothing is there twice.
func TestAnotherProcessGoesOn(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: strings.NewReader("date,net\n2026-01-05,1\n2026-01-06,2\n2026-01-07,4\n"), Unit: &one})
	days, err := h.store.ImportDays(t.Context(), store.Background(h.caller.Tenant), i.ID, 0, 10)
	check(t, err)
	i.State, i.DoneDays = Committing, 1
	check(t, h.change(t.Context(), store.Background(h.caller.Tenant), &i))
	for n := range days[:2] {
		check(t, h.commitDay(t.Context(), store.Background(h.caller.Tenant), &i, &days[n]))
	}
	h.clock = h.clock.Add(stalled + resumeEvery)
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		h.Run(ctx, func(context.Context) bool { return true })
	}()
	h.until(i.ID, Committed)
	stop()
	<-ended
	var net sales.Amount
	check(t, h.store.EachDayTotal(t.Context(), store.Background(h.caller.Tenant), store.DayQuery{From: days[0].Day, To: days[2].Day}, func(d *store.DayTotal) error {
		net += d.Net
		return nil
	}))
	last, err := h.store.LastSeq(t.Context(), h.caller.Tenant)
	check(t, err)
	if net.String() != "7.00" || last != 3 {
		t.Errorf("the days sum up to %s in %d entries", net, last)
	}
}

func (h *hall) until(id uuid.UUID, state string) {
	h.t.Helper()
	await.Until(h.t, "the import is "+state, func() bool {
		i, err := h.get(h.t.Context(), h.caller, id)
		check(h.t, err)
		return i.State == state
	})
}

// What came after an import stays when it is undone.
func TestUndoKeepsWhatCameAfter(t *testing.T) {
	h := newHall(t)
	one := tenant.UnitID(1)
	day := calendar.NewDay(2026, 1, 5)
	submit := func(net sales.Amount, at int) {
		_, err := h.store.Append(t.Context(), store.Background(h.caller.Tenant), store.Submission{
			ID: uuid.Must(uuid.NewV7()), Unit: 1, Kind: store.RealTime, ReceivedAt: h.clock,
			Submission: sales.Submission{Day: day, Rows: []sales.Row{{SlotStart: time.Date(2026, 1, 5, at, 0, 0, 0, time.UTC), Type: "DINE", Currency: "EUR", Measures: sales.Measures{Net: net}}}},
		})
		check(t, err)
	}
	submit(1_0000, 11)
	i := h.preview(File{Content: strings.NewReader("date,net\n2026-01-05,100\n"), Unit: &one})
	if i.DaysWithSales != 1 {
		t.Errorf("%d days had sales", i.DaysWithSales)
	}
	_, err := h.Commit(t.Context(), h.caller, i.ID, false)
	check(t, err)
	h.until(i.ID, Committed)
	submit(5_0000, 12)
	_, err = h.Undo(t.Context(), h.caller, i.ID)
	check(t, err)
	h.until(i.ID, Undone)
	totals, err := h.store.DayTotals(t.Context(), store.Background(h.caller.Tenant), store.DayQuery{From: day, To: day})
	check(t, err)
	if len(totals) != 1 || totals[0].Net != 6_0000 {
		t.Errorf("the day has %v", totals)
	}
}

func TestTotalsFillUpWhatIsKnownByTime(t *testing.T) {
	row := func(hour int, typ sales.TypeID, net sales.Amount, checks int64) sales.Row {
		r := sales.Row{Type: typ, Currency: "EUR", Measures: sales.Measures{Net: net, Checks: checks}}
		if hour > 0 {
			r.SlotStart = time.Date(2026, 1, 5, hour, 0, 0, 0, time.UTC)
		}
		return r
	}
	of := func(rows ...sales.Row) map[sales.Key]sales.Row {
		m := map[sales.Key]sales.Row{}
		for _, r := range rows {
			m[r.Key()] = r
		}
		return m
	}
	got := combined(of(row(0, "A", 10, 2), row(0, "B", 7, 1), row(0, "C", 3, 1)), of(row(9, "A", 99, 1), row(9, "B", 7, 1)), of(row(10, "A", 4, 3)))
	want := []sales.Row{row(0, "A", 6, 0), row(0, "C", 3, 1), row(9, "B", 7, 1), row(10, "A", 4, 3)}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for n := range want {
		if got[n] != want[n] {
			t.Errorf("row %d is %v, want %v", n, got[n], want[n])
		}
	}
}

// An import is one span of its own, however many days it has.
func TestImportIsTraced(t *testing.T) {
	collector := tracetest.New(t)
	tracer, err := trace.Open(t.Context(), trace.Options{Endpoint: collector.Endpoint, Log: slog.New(slog.DiscardHandler)})
	check(t, err)
	h := newHall(t)
	one := tenant.UnitID(1)
	i := h.preview(File{Content: strings.NewReader("date,net\n2026-01-05,1\n2026-01-06,2\n"), Unit: &one})
	ctx, request := trace.Begin(tracer.With(t.Context()), "request")
	_, err = h.Commit(ctx, h.caller, i.ID, false)
	check(t, err)
	request.End()
	h.until(i.ID, Committed)
	h.close()
	check(t, tracer.Close(t.Context()))
	spans := collector.Named("import")
	if len(spans) != 1 || spans[0].Says("daypart.import") != i.ID.String() || len(spans[0].GetParentSpanId()) != 0 || len(collector.Below(spans[0])) != 0 {
		t.Errorf("spans: %v", collector.Spans())
	}
}

// days is a file of a unit's first days of 2026.
func days(n int) Content {
	text := "date,net\n"
	for i := range n {
		day := time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC)
		text += day.Format(time.DateOnly) + ",7\n"
	}
	return strings.NewReader(text)
}
