package sqlstore

import (
	"encoding/binary"
	"slices"
	"time"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/store"
)

// The figures of a unit's business day, as unit_day keeps them. Version 1 is, in varints where nothing
// else is said, and in the terms of payload.go:
//
//	the byte 1
//	sales types, currencies
//	figures: how many, then for each, in order of slot, type and currency
//	    slot start as seconds after that of the figure before
//	    type and currency as one number
//	    net, gross - net, checks, guests
//	then for each where it comes from
//	    a byte: 1 if it was observed, 2 if all is as of the figure before, and nothing follows
//	    as of, entry: as differences to the figure before
//
// What most readers do not need comes last, so that they can stop before it.
const dayVersion = 1

const (
	observedFlag = 1 << iota
	sameFlag
)

// appendDay appends the encoded figures of a day to b.
func appendDay(b []byte, figures []placed) []byte {
	types, currencies := tablesOf(figures, func(p *placed) totalKey { return totalKey{p.typ, p.currency} })
	b = append(b, dayVersion)
	b = appendTable(b, types)
	b = appendTable(b, currencies)
	b = binary.AppendUvarint(b, uint64(len(figures)))
	slot := int64(0)
	for i := range figures {
		p := &figures[i]
		b = binary.AppendVarint(b, p.slot-slot)
		slot = p.slot
		b = appendPlace(b, types, currencies, totalKey{p.typ, p.currency})
		b = appendMeasures(b, p.Measures)
	}
	var last figure
	for i := range figures {
		b = appendOrigin(b, &last, &figures[i].figure)
	}
	return b
}

func appendOrigin(b []byte, last, f *figure) []byte {
	if f.asOf == last.asOf && f.seq == last.seq && f.observed == last.observed {
		return append(b, sameFlag)
	}
	b = append(b, byte(flag(f.observed))*observedFlag)
	b = binary.AppendVarint(b, f.asOf-last.asOf)
	b = binary.AppendVarint(b, int64(f.seq-last.seq))
	*last = *f
	return b
}

// tablesOf lists the types and currencies that occur, each once.
func tablesOf[T any](items []T, key func(*T) totalKey) (types []sales.TypeID, currencies []sales.Currency) {
	for i := range items {
		k := key(&items[i])
		types, currencies = with(types, k.typ), with(currencies, k.currency)
	}
	return types, currencies
}

func appendPlace(b []byte, types []sales.TypeID, currencies []sales.Currency, key totalKey) []byte {
	return binary.AppendUvarint(b, uint64(slices.Index(types, key.typ)*len(currencies)+slices.Index(currencies, key.currency)))
}

// keys are the sales types and currencies of something packed, by their places.
type keys struct {
	types      []sales.TypeID
	currencies []sales.Currency
}

func (k *keys) read(d *decoder, seen names) {
	k.types, k.currencies = readInto(d, seen, k.types[:0]), readInto(d, seen, k.currencies[:0])
}

func (k *keys) next(d *decoder) totalKey {
	place, width := d.uvarint(), uint64(max(len(k.currencies), 1))
	return totalKey{at(d, k.types, place/width), at(d, k.currencies, place%width)}
}

// dayReader reads days. What it hands out shares its texts. The zero value is ready.
type dayReader struct {
	keys
	names names
}

// each hands the figures of an encoded day to visit, in order, until it returns an error.
func (r *dayReader) each(b []byte, visit func(figureKey, sales.Measures) error) error {
	return r.measures(&decoder{rest: b}, visit)
}

// cached returns what an encoded day has, for readers of its measures.
func (r *dayReader) cached(b []byte) (day cachedDay, err error) {
	if err = r.measures(&decoder{rest: b}, func(key figureKey, m sales.Measures) error {
		day.figures = append(day.figures, cachedFigure{key, m})
		return nil
	}); err != nil {
		return day, err
	}
	day.totals, err = totalsOf(day.figures, func(f *cachedFigure) (totalKey, sales.Measures) { return totalKey{f.typ, f.currency}, f.Measures })
	return day, err
}

// measures reads as far as the measures go.
func (r *dayReader) measures(d *decoder, visit func(figureKey, sales.Measures) error) error {
	slot := int64(0)
	for range r.begin(d, dayVersion) {
		slot += d.varint()
		key := r.next(d)
		m := d.measures()
		if d.failed {
			break
		}
		if err := visit(figureKey{slot, key.typ, key.currency}, m); err != nil {
			return err
		}
	}
	if d.failed {
		return errPayload
	}
	return nil
}

// begin reads what stands before the items, and returns how many there are.
func (r *dayReader) begin(d *decoder, version byte) int {
	if r.names == nil {
		r.names = names{}
	}
	if d.octet() != version {
		d.fail()
	}
	r.read(d, r.names)
	return d.count()
}

// decode appends the figures of an encoded day to figures.
func (r *dayReader) decode(figures []placed, b []byte) ([]placed, error) {
	d := decoder{rest: b}
	from := len(figures)
	err := r.measures(&d, func(key figureKey, m sales.Measures) error {
		figures = append(figures, placed{key, figure{Measures: m}})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var last figure
	for i := from; i < len(figures); i++ {
		readOrigin(&d, &last, &figures[i].figure)
	}
	if d.failed || len(d.rest) > 0 || !slices.IsSortedFunc(figures[from:], func(a, b placed) int { return a.compare(b.figureKey) }) {
		return nil, errPayload
	}
	return figures, nil
}

func readOrigin(d *decoder, last, f *figure) {
	if flags := d.octet(); flags&sameFlag == 0 {
		last.observed = flags&observedFlag != 0
		last.asOf += d.varint()
		last.seq += store.Seq(d.varint())
	}
	f.asOf, f.observed, f.seq = last.asOf, last.observed, last.seq
}

func (p *placed) row() sales.Row {
	return sales.Row{SlotStart: time.Unix(p.slot, 0).UTC(), Type: p.typ, Currency: p.currency, Measures: p.Measures}
}

// names holds the sales types and currencies met, so that reading them again takes no memory.
type names map[string]string

func (n names) of(raw []byte) string {
	if name, ok := n[string(raw)]; ok {
		return name
	}
	if len(n) == 10_000 {
		clear(n)
	}
	name := string(raw)
	n[name] = name
	return name
}

// readInto appends a table to into.
func readInto[T ~string](d *decoder, seen names, into []T) []T {
	for range d.count() {
		n := d.count()
		into = append(into, T(seen.of(d.rest[:n])))
		d.rest = d.rest[n:]
	}
	return into
}
