package sqlstore

import (
	"encoding/binary"
	"errors"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// The payload of a ledger entry: its rows, their outcomes, and the totals after
// it. Version 1 is, in varints where nothing else is said:
//
//	the byte 1
//	sales types, currencies: how many, then each with its length
//	rows: how many, then for each
//	    slot start as seconds after that of the row before
//	    type and currency as one number: place of type * count of currencies + place of currency
//	    net, gross - net, checks, guests
//	    outcome, as a byte
//	totals: how many, then for each the place of the currency, net, gross - net, checks, guests
//
// Version 2 says more of entries that do more than state figures. It goes on with
//
//	a byte: what the entry does to the finality of its day, and 4 if it replaces the day
//	removed: how many, then for each the same as for a row, but without outcome
//
// Differences wrap round, so that any values survive.
const (
	payloadVersion  = 1
	payloadVersion2 = 2

	finalityMask = 3
	replaceFlag  = 4
)

var errPayload = errors.New("malformed payload")

// payload is what a ledger entry's payload holds.
type payload struct {
	rows     []sales.Row
	outcomes []sales.Outcome
	totals   []store.Total
	replace  bool
	finality store.Finality
	removed  []sales.Row
}

// more reports whether it takes version 2 to hold p.
func (p *payload) more() bool { return p.replace || p.finality != store.KeepFinality }

func payloadOf(s *store.Submission, did done) *payload {
	return &payload{s.Rows, did.outcomes, did.totals, s.Replace, s.Finality, did.removed}
}

// appendTo appends the encoded payload to b.
func (p *payload) appendTo(b []byte) []byte {
	types, currencies := p.tables()
	version := byte(payloadVersion)
	if p.more() {
		version = payloadVersion2
	}
	b = append(b, version)
	b = appendTable(b, types)
	b = appendTable(b, currencies)
	b = appendRows(b, types, currencies, p.rows, p.outcomes)
	b = binary.AppendUvarint(b, uint64(len(p.totals)))
	for _, total := range p.totals {
		b = binary.AppendUvarint(b, uint64(slices.Index(currencies, total.Currency)))
		b = appendMeasures(b, total.Measures)
	}
	if p.more() {
		b = append(b, byte(p.finality)|byte(flag(p.replace))*replaceFlag)
		b = appendRows(b, types, currencies, p.removed, nil)
	}
	return b
}

// appendRows appends rows, each with its outcome where there are outcomes.
func appendRows(b []byte, types []sales.TypeID, currencies []sales.Currency, rows []sales.Row, outcomes []sales.Outcome) []byte {
	b = binary.AppendUvarint(b, uint64(len(rows)))
	slot := int64(0)
	for i := range rows {
		row := &rows[i]
		start := row.SlotStart.Unix()
		b = binary.AppendVarint(b, start-slot)
		slot = start
		b = appendPlace(b, types, currencies, totalKey{row.Type, row.Currency})
		b = appendMeasures(b, row.Measures)
		if outcomes != nil {
			b = append(b, byte(outcomes[i]))
		}
	}
	return b
}

// tables lists the types and currencies that occur, each once.
func (p *payload) tables() (types []sales.TypeID, currencies []sales.Currency) {
	for i := range p.rows {
		types = with(types, p.rows[i].Type)
		currencies = with(currencies, p.rows[i].Currency)
	}
	for i := range p.removed {
		types = with(types, p.removed[i].Type)
		currencies = with(currencies, p.removed[i].Currency)
	}
	for _, total := range p.totals {
		currencies = with(currencies, total.Currency)
	}
	return types, currencies
}

func with[T comparable](set []T, value T) []T {
	if slices.Contains(set, value) {
		return set
	}
	return append(set, value)
}

func appendTable[T ~string](b []byte, table []T) []byte {
	b = binary.AppendUvarint(b, uint64(len(table)))
	for _, text := range table {
		b = binary.AppendUvarint(b, uint64(len(text)))
		b = append(b, text...)
	}
	return b
}

func appendMeasures(b []byte, m sales.Measures) []byte {
	b = binary.AppendVarint(b, int64(m.Net))
	b = binary.AppendVarint(b, int64(m.Gross-m.Net))
	b = binary.AppendVarint(b, m.Checks)
	return binary.AppendVarint(b, m.Guests)
}

// decodePayload reads what appendTo wrote.
func decodePayload(b []byte) (payload, error) {
	d := decoder{rest: b}
	version := d.octet()
	if version != payloadVersion && version != payloadVersion2 {
		d.fail()
	}
	keys := keys{readTable[sales.TypeID](&d), readTable[sales.Currency](&d)}
	var p payload
	p.rows, p.outcomes = readRows(&d, &keys, true)
	for range d.count() {
		currency := at(&d, keys.currencies, d.uvarint())
		p.totals = append(p.totals, store.Total{Currency: currency, Measures: d.measures()})
	}
	if version == payloadVersion2 {
		p.readMore(&d, &keys)
	}
	if d.failed || len(d.rest) > 0 {
		return payload{}, errPayload
	}
	return p, nil
}

func (p *payload) readMore(d *decoder, keys *keys) {
	flags := d.octet()
	p.finality, p.replace = store.Finality(flags&finalityMask), flags&replaceFlag != 0
	if p.finality > store.Reopen || !p.more() {
		d.fail()
	}
	p.removed, _ = readRows(d, keys, false)
}

// readRows reads rows, with their outcomes if they have some.
func readRows(d *decoder, keys *keys, outcomes bool) (rows []sales.Row, did []sales.Outcome) {
	n := d.count()
	if n == 0 {
		return nil, nil
	}
	rows = make([]sales.Row, n)
	if outcomes {
		did = make([]sales.Outcome, n)
	}
	slot := int64(0)
	for i := range rows {
		slot += d.varint()
		key := keys.next(d)
		rows[i] = sales.Row{SlotStart: time.Unix(slot, 0).UTC(), Type: key.typ, Currency: key.currency, Measures: d.measures()}
		if outcomes {
			did[i] = d.outcome()
		}
	}
	return rows, did
}

// A decoder reads a payload from its front. After the first misfit, what it
// returns has no meaning.
type decoder struct {
	rest   []byte
	failed bool
}

func (d *decoder) fail() { d.failed, d.rest = true, nil }

func (d *decoder) octet() byte {
	if len(d.rest) == 0 {
		d.fail()
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return b
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.rest)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

// count reads how many items follow: each takes a byte at least.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) measures() sales.Measures {
	net := sales.Amount(d.varint())
	return sales.Measures{Net: net, Gross: net + sales.Amount(d.varint()), Checks: d.varint(), Guests: d.varint()}
}

func (d *decoder) outcome() sales.Outcome {
	o := sales.Outcome(d.octet())
	if o < sales.Created || o > sales.Rejected {
		d.fail()
	}
	return o
}

func readTable[T ~string](d *decoder) []T {
	table := make([]T, d.count())
	for i := range table {
		n := d.count()
		table[i] = T(d.rest[:n])
		d.rest = d.rest[n:]
	}
	return table
}

func at[T ~string](d *decoder, table []T, place uint64) T {
	if place >= uint64(len(table)) {
		d.fail()
		return ""
	}
	return table[place]
}
