package model

// Special says why a day is not an ordinary one. The zero value is an ordinary day.
type Special struct {
	Name string // what comes back: a public holiday, an event
	Kind Kind   // what it is like, for those seen too rarely to be learned alone
}

// Kind is what special days have in common.
type Kind int

// The kinds of special days.
const (
	Holiday Kind = iota
	Eve          // the day before a holiday
	Morrow       // the day after one
	kinds
)

// ordinary reports whether nothing is known to be special about the day.
func (s Special) ordinary() bool { return s.Name == "" }

// effects are what special days add to log sales: the mean surprise of a name,
// shrunk to that of its kind, which is shrunk to none. A mean of n is moved
// towards its prior as by k more observations of it, n/(n+k), where k is the
// variance of an ordinary day over that between the names of a kind: empirical
// Bayes (Efron and Morris 1973, JASA 68). Where special days surprise no more
// than ordinary ones do, hardly anything is made of them.
//
// A public holiday is like a Sunday, too, as far as it was so far: it goes a
// share of the way from its own weekday to Sunday.
type effects struct {
	byName map[string]*mean
	byKind [kinds]kindEffect
}

// Settings of the effects.
const (
	doubtOfKind   = 6
	mostSurprise  = 1.5  // of the log, on one day
	specialShare  = 0.75 // how much a special day counts for level and weekday
	firstRatio    = 0.3  // of the variance between names over that of an ordinary day
	leastRatio    = 0.05
	mostRatio     = 9
	doubtOfRatio  = 3
	doubtOfSunday = 30 // ordinary variances
)

type mean struct{ sum, n float64 }

// towards returns the mean, moved to prior as by k observations of it.
func (m mean) towards(prior, k float64) float64 { return (m.sum + k*prior) / (m.n + k) }

func (m *mean) add(x float64) {
	m.sum += x
	m.n++
}

// A kindEffect is what the days of a kind have in common.
type kindEffect struct {
	surprise mean
	apart    mean // squares of how far they were from it, in variances of an ordinary day

	xx, xy float64 // sums of squares and products of surprise on the way to Sunday
}

// prior returns what a day of the kind adds whose name was not seen yet.
func (k *kindEffect) prior() float64 { return k.surprise.towards(0, doubtOfKind) }

// doubt returns for how many observations the prior counts beside those of a name.
func (k *kindEffect) doubt() float64 {
	ratio := k.apart.towards(1+firstRatio, doubtOfRatio) - 1
	return 1 / max(leastRatio, min(mostRatio, ratio))
}

// likeSunday returns the share of the way to Sunday that days of the kind go.
func (k *kindEffect) likeSunday() float64 { return unit(k.xy / (k.xx + doubtOfSunday)) }

// of returns the effect of a special day, of which Sunday is so far above its
// own weekday; an ordinary day has none.
func (e *effects) of(s Special, toSunday float64) float64 {
	if s.ordinary() {
		return 0
	}
	kind := &e.byKind[s.Kind]
	way := kind.likeSunday() * toSunday
	if m := e.byName[s.Name]; m != nil {
		return way + m.towards(kind.prior(), kind.doubt())
	}
	return way + kind.prior()
}

// learn takes in by how much the log of a special day was off an ordinary one,
// whose variance it is told.
func (e *effects) learn(s Special, surprise, toSunday, variance float64) {
	if e.byName == nil {
		e.byName = map[string]*mean{}
	}
	m := e.byName[s.Name]
	if m == nil {
		m = &mean{}
		e.byName[s.Name] = m
	}
	kind := &e.byKind[s.Kind]
	left := clamp(surprise-kind.likeSunday()*toSunday, mostSurprise)
	off := left - kind.prior()
	kind.xx += toSunday * toSunday / variance
	kind.xy += toSunday * clamp(surprise-kind.prior(), mostSurprise) / variance
	kind.apart.add(min(off*off/variance, 1+2*mostRatio))
	kind.surprise.add(left)
	m.add(left)
}
