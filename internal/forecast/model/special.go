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
// towards its prior as by k more observations of it: n/(n+k), the estimator of
// James and Stein 1961 with a fixed ratio of variances.
type effects struct {
	byName map[string]*mean
	byKind [kinds]mean
}

// Settings of the effects.
const (
	doubtOfName  = 1
	doubtOfKind  = 3
	mostSurprise = 1.5 // of the log, on one day
	specialShare = 0.5 // how much a special day counts for level and weekday
)

type mean struct{ sum, n float64 }

// towards returns the mean, moved to prior as by k observations of it.
func (m mean) towards(prior, k float64) float64 { return (m.sum + k*prior) / (m.n + k) }

func (m *mean) add(x float64) {
	m.sum += x
	m.n++
}

// of returns the effect of a special day; an ordinary one has none.
func (e *effects) of(s Special) float64 {
	if s.ordinary() {
		return 0
	}
	kind := e.byKind[s.Kind].towards(0, doubtOfKind)
	if m := e.byName[s.Name]; m != nil {
		return m.towards(kind, doubtOfName)
	}
	return kind
}

// learn takes in by how much the log of a special day was off an ordinary one.
func (e *effects) learn(s Special, surprise float64) {
	surprise = clamp(surprise, mostSurprise)
	if e.byName == nil {
		e.byName = map[string]*mean{}
	}
	m := e.byName[s.Name]
	if m == nil {
		m = &mean{}
		e.byName[s.Name] = m
	}
	m.add(surprise)
	e.byKind[s.Kind].add(surprise)
}
