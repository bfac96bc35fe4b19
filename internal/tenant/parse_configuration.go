package tenant

import (
	"fmt"
	"time"

	"github.com/daypart/daypart/internal/calendar"
	"github.com/daypart/daypart/internal/sales"
)

// What a company takes where its description says nothing.
const (
	defaultLanguage        = "en"
	defaultDecimals        = 2
	defaultMaxAgeDays      = 31
	defaultFutureTolerance = 5 * time.Minute
)

// Bounds of a configuration. A day total over all sales types must stay in range (see sales.MaxTotal).
const (
	maxSalesTypes      = 64
	maxAliases         = 64 // of a sales type
	maxDayparts        = 24
	maxDecimals        = 4
	maxAgeDays         = 3660
	maxFutureTolerance = 24 * time.Hour
)

func defaultConfiguration() Configuration {
	return Configuration{
		Defaults: Defaults{Language: defaultLanguage},
		Intake:   Intake{MaxAgeDays: defaultMaxAgeDays, FutureTolerance: defaultFutureTolerance, CurrencyDecimals: Warn},
	}
}

func (p *parser) currencies(v value) {
	p.configuration.Currencies = distinct(v, p.currency, func(c Currency) sales.Currency { return c.ID })
	v.atLeastOne()
}

func (p *parser) currency(v value) Currency {
	c := Currency{Decimals: defaultDecimals}
	v.object(members{
		"id": into(&c.ID, sales.ParseCurrency),
		"decimals": func(v value) {
			if n, ok := v.integer(0, maxDecimals); ok {
				c.Decimals = int(n)
			}
		},
	}, "id")
	return c
}

func (p *parser) salesTypes(v value) {
	p.configuration.SalesTypes = distinct(v, p.salesType, func(t SalesType) sales.TypeID { return t.ID })
	v.atLeastOne()
	if n := len(p.configuration.SalesTypes); n > maxSalesTypes {
		v.fault("has %d sales types: at most %d fit", n, maxSalesTypes)
	}
	p.checkAliases()
}

// typeAliases are the aliases of a sales type, and where they stand.
type typeAliases struct {
	list value
	ids  []sales.TypeID
}

// readAliases reads the aliases of a sales type. They are compared once all types are known.
func (p *parser) readAliases(v value) []sales.TypeID {
	read := func(v value) sales.TypeID {
		id, _ := parsed(v, sales.ParseTypeID)
		return id
	}
	ids := distinct(v, read, func(id sales.TypeID) sales.TypeID { return id })
	if len(ids) > maxAliases {
		v.fault("has %d aliases: at most %d fit", len(ids), maxAliases)
	}
	p.aliases = append(p.aliases, typeAliases{v, ids})
	return ids
}

// checkAliases refuses an alias that is a code, or an alias of another sales type. They are
// compared as tills' codes are: exactly.
func (p *parser) checkAliases() {
	taken := map[sales.TypeID]bool{}
	for _, id := range p.typeIDs() {
		taken[id] = true
	}
	for _, of := range p.aliases {
		for i, alias := range of.ids {
			if alias != "" && taken[alias] {
				item := of.list.node.Content[i]
				value{item, fmt.Sprintf("%s[%d]", of.list.path, i), of.list.doc}.fault("%s is the code or an alias of a sales type already", alias)
			}
		}
		for _, alias := range of.ids {
			taken[alias] = true
		}
	}
}

func (p *parser) salesType(v value) SalesType {
	t := SalesType{TrafficBy: ByGuests}
	v.object(members{
		"id":        into(&t.ID, sales.ParseTypeID),
		"aliases":   func(v value) { t.Aliases = p.readAliases(v) },
		"names":     func(v value) { t.Names = v.names() },
		"category":  into(&t.Category, parseName),
		"trafficBy": into(&t.TrafficBy, parseTrafficBy),
	}, "id", "names")
	return t
}

func (p *parser) dayparts(v value) {
	p.configuration.Dayparts = distinct(v, p.daypart, func(d Daypart) string { return d.ID })
	if n := len(p.configuration.Dayparts); n > maxDayparts {
		v.fault("has %d dayparts: at most %d fit", n, maxDayparts)
	}
	for i, d := range p.configuration.Dayparts {
		for _, other := range p.configuration.Dayparts[:i] {
			if overlap(d, other) {
				v.fault("%s (%s to %s) overlaps %s (%s to %s): each time belongs to one daypart at most",
					d.ID, d.From, d.To, other.ID, other.From, other.To)
			}
		}
	}
}

func (p *parser) daypart(v value) Daypart {
	var d Daypart
	found := v.object(members{
		"id":    into(&d.ID, parseDaypartID),
		"names": func(v value) { d.Names = v.names() },
		"from":  into(&d.From, calendar.ParseClock),
		"to":    into(&d.To, calendar.ParseClock),
	}, "id", "names", "from", "to")
	if _, ok := found["from"]; ok && d.From == d.To && found["to"].node != nil {
		v.fault("begins and ends at %s: it is empty", d.From)
	}
	return d
}

// overlap reports whether two dayparts share a time of day. Of two arcs of the clock that
// meet, one begins within the other.
func overlap(a, b Daypart) bool { return within(a.From, b) || within(b.From, a) }

func within(c calendar.Clock, d Daypart) bool {
	const day = 24 * 60
	since := (c.Minutes() - d.From.Minutes() + day) % day
	return since < (d.To.Minutes()-d.From.Minutes()+day)%day
}

func (p *parser) readDefaults(v value) {
	known := p.defaults.members()
	known["language"] = into(&p.configuration.Defaults.Language, parseLanguage)
	v.object(known)
	d := &p.configuration.Defaults
	d.DayStart, d.SlotLength = p.defaults.dayStart, p.defaults.slot
	if p.defaults.zone != nil {
		d.Zone = p.defaults.zone.String()
	}
}

func (p *parser) intake(v value) {
	v.object(members{
		"maxAgeDays": func(v value) {
			if n, ok := v.integer(0, maxAgeDays); ok {
				p.configuration.Intake.MaxAgeDays = int(n)
			}
		},
		"futureTolerance":  into(&p.configuration.Intake.FutureTolerance, parseTolerance),
		"currencyDecimals": into(&p.configuration.Intake.CurrencyDecimals, parseDecimalsPolicy),
	})
}

// names reads a name per language; English is needed.
func (v value) names() map[string]string {
	names := map[string]string{}
	v.dictionary(func(language string, name value) {
		if _, err := parseLanguage(language); err != nil {
			name.fault("%v", err)
		}
		if text, ok := parsed(name, parseName); ok {
			names[language] = text
		}
	})
	if _, ok := names["en"]; !ok {
		v.fault("needs a name in English, such as {en: Take-away}")
	}
	return names
}

func (v value) atLeastOne() {
	if len(v.node.Content) == 0 {
		v.fault("is empty: list one at the least")
	}
}

// distinct reads a list of items whose ids differ. An id that could not be read is no one's double.
func distinct[T any, K comparable](v value, read func(value) T, id func(T) K) []T {
	var items []T
	seen := map[K]bool{}
	var unread K
	v.list(func(v value) {
		item := read(v)
		if key := id(item); key != unread && seen[key] {
			v.fault("%v is there twice", key)
		}
		seen[id(item)] = true
		items = append(items, item)
	})
	return items
}
