package model

import "math"

// Daily forecasts the sales of a unit's business days, 1 to MaxAhead days ahead.
// It is made by NewDaily, learns by Observe, and is not safe for concurrent use.
type Daily struct {
	first   int
	recent  int // from which day on, as a place in logs, all leads and intervals are learned
	special func(day int) Special

	sold    []float64 // sales by day; NaN where missing
	logs    []float64 // log sales by day, without the effects of special days
	seen    int       // days with sales
	turns   []float64 // what the year adds to each day, MaxAhead days further than logs
	effects effects
	month   month
	members members
	tracks  tracks
	waves   waves
	weights [classes][]float64
	steps   stepDetector

	past     [MaxAhead + 1]made // what was expected, by day modulo its length
	variance float64            // of the log one day ahead
	spread   spread
}

// made is what was expected after one day.
type made struct {
	classes int                 // of leads, from the next day on, at which it is to be compared
	members [classes][]float64  // log at each of the leads, on an ordinary day
	logs    [classes]float64    // of the forecast of sales at each of them
	week    [Weekly + 1]float64 // the forecast of sales, by lead
}

// Settings of Daily.
const (
	firstScored   = 8 // days observed before members are compared
	firstVariance = 0.04
	varianceGain  = 0.02
	towardsMean   = 0.2 // of the variance: 0 expects the median of a log-normal, 0.5 its mean
)

// Recent is how many of the last days of a history all is learned from. What
// lies before them would count for about a hundredth in the weights of leads
// beyond the next day, and intervals are made of the last 180 errors.
const Recent = 300

// NewDaily returns a model whose first day is the day number first, counted from
// 1970-01-01. history is how many days are known already: until the last Recent
// of them it expects the next day alone. special says what is known in advance
// about any day; nil means that nothing is.
func NewDaily(first, history int, special func(day int) Special) *Daily {
	if special == nil {
		special = func(int) Special { return Special{} }
	}
	d := &Daily{first: first, recent: history - Recent, special: special, members: newMembers(), variance: firstVariance, spread: newSpread()}
	d.tracks, d.steps = newTracks(&d.members), newStepDetector(&d.members)
	d.sold, d.logs = make([]float64, 0, history), make([]float64, 0, history)
	d.turns = make([]float64, MaxAhead, MaxAhead+history)
	for c := range classes {
		d.weights[c] = make([]float64, d.members.len())
		for i := range d.past {
			d.past[i].members[c] = make([]float64, d.members.len())
		}
	}
	for ahead := range MaxAhead {
		d.waves.add(first + ahead)
	}
	return d
}

// Fit returns a model that has observed sales, day by day from first on.
func Fit(first int, sales []float64, special func(day int) Special) *Daily {
	d := NewDaily(first, len(sales), special)
	for _, s := range sales {
		d.Observe(s)
	}
	return d
}

// Next returns the number of the day that Observe takes in next.
func (d *Daily) Next() int { return d.first + len(d.logs) }

// Observe takes in the sales of the next day. NaN, zero and less stand for a
// day that was closed or is not known: it teaches nothing.
func (d *Daily) Observe(sales float64) {
	i := len(d.logs)
	day := d.first + i
	d.steps.save(d)
	d.turns = append(d.turns, turn(d.logs, i+MaxAhead))
	d.waves.add(day + MaxAhead)
	o := observation{day: day, week: weekday(day), log: missing, weight: 1, turn: d.turns[i], wave: d.waves.of(day)}
	if isMissing(sales) {
		sales = missing
	} else {
		d.seen++
		log := math.Log(sales)
		if i >= d.recent {
			d.spread.learn(d, i, sales, log)
		}
		o.log, o.weight = d.ordinary(i, log)
		d.compare(i, &o)
	}
	d.sold, d.logs = append(d.sold, sales), append(d.logs, o.log)
	d.members.observe(&o)
	d.steps.observe(d, &o)
	d.expect(i)
}

// ordinary returns the log sales of day i as if it were an ordinary day, at no
// special time of the month, and how much it counts. What is special is learned first.
func (d *Daily) ordinary(i int, log float64) (ordinary, weight float64) {
	day := d.first + i
	s, wave := d.special(day), d.waves.of(day)
	made := d.made(i-1, 0)
	ofMonth := d.month.of(wave)
	if s.ordinary() {
		if made != nil {
			d.month.learn(wave, log-d.blend(made, 0), math.Sqrt(d.variance))
		}
		return log - ofMonth, 1
	}
	log -= ofMonth
	if made != nil {
		d.effects.learn(s, log-d.blend(made, 0), d.toSunday(day, s), d.variance)
	}
	return log - d.effect(day), specialShare
}

// compare scores what every member expected of day i.
func (d *Daily) compare(i int, o *observation) {
	for c, ahead := range leads {
		made := d.made(i-ahead, c)
		if made == nil {
			continue
		}
		if c == 0 {
			off := clamp(o.log-d.blend(made, 0), mostError)
			d.variance += varianceGain * (off*off - d.variance)
		}
		d.tracks.learn(c, made.members[c], o.log, o.weight)
	}
}

// made returns what was expected after day i, nil where it is not to be compared at a class of leads.
func (d *Daily) made(i, class int) *made {
	if i < 0 || d.past[i%len(d.past)].classes <= class {
		return nil
	}
	return &d.past[i%len(d.past)]
}

// blend weighs what the members expected at a lead into one log.
func (d *Daily) blend(m *made, c int) float64 { return dot(d.weights[c], m.members[c]) }

// sales returns what was sold on day i, NaN where that is missing.
func (d *Daily) sales(i int) float64 { return d.sold[i] }

// expect keeps what is expected after day i, as far as it will be compared.
func (d *Daily) expect(i int) {
	kept := &d.past[i%len(d.past)]
	asked := d.asked(i)
	kept.classes = asked
	if d.seen < firstScored {
		kept.classes = 0
	}
	for c, ahead := range leads[:asked] {
		d.tracks.weigh(c, d.weights[c])
		t := d.target(ahead)
		d.members.expect(&t, kept.members[c])
		kept.logs[c] = d.logOf(d.blend(kept, c), t.day)
	}
	if asked < classes {
		return
	}
	for ahead := 1; ahead <= Weekly; ahead++ {
		if c := class(ahead); ahead == leads[c] {
			kept.week[ahead] = math.Exp(kept.logs[c])
		} else {
			kept.week[ahead] = d.point(ahead)
		}
	}
}

// asked returns at how many classes of leads, from the next day on, something is expected after day i.
func (d *Daily) asked(i int) int {
	if i < d.recent {
		return 1
	}
	return classes
}

// target returns the day that is ahead days after the last observed one.
func (d *Daily) target(ahead int) target {
	next := len(d.logs)
	var turned float64
	for _, t := range d.turns[next : next+ahead] {
		turned += t
	}
	day := d.first + next - 1 + ahead
	return target{day: day, week: weekday(day), ahead: ahead, turn: clamp(turned, mostTurn), wave: d.waves.of(day)}
}

// point weighs what the members expect into the expected sales of a day.
func (d *Daily) point(ahead int) float64 {
	t := d.target(ahead)
	return math.Exp(d.logOf(d.members.blend(&t, d.weights[class(ahead)]), t.day))
}

// logOf returns the log of the expected sales of a day, had it log sales of so much if it were an ordinary one. They
// lie between the median of a log-normal, exp(mu), which keeps absolute errors
// small, and its mean, exp(mu + sigma^2/2), which keeps sums right.
func (d *Daily) logOf(ordinary float64, day int) float64 {
	return ordinary + d.effect(day) + d.month.of(d.waves.of(day)) + towardsMean*d.variance
}

// Expected returns the expected sales of the day that is ahead days after the
// last observed one, 1 to MaxAhead. It is 0 before anything was observed.
func (d *Daily) Expected(ahead int) float64 {
	if d.seen == 0 {
		return 0
	}
	return d.point(ahead)
}

// toSunday returns by how much Sunday is above the weekday of a public holiday; 0 for other days.
func (d *Daily) toSunday(day int, s Special) float64 {
	if s.ordinary() || s.Kind != Holiday {
		return 0
	}
	return d.members.aboveWeekday(weekday(day), d.weights[0])
}

// effect returns what is special about a day.
func (d *Daily) effect(day int) float64 {
	s := d.special(day)
	return d.effects.of(s, d.toSunday(day, s))
}
