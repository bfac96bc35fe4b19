package model

// Ridge weights: what each coefficient counts in days of evidence against it.
const (
	ridgeLevel   = 1e-6
	ridgeWeekday = 0.5
	ridgeTrend   = 0.1 // of 100 days
	ridgeYear    = 5   // times the square of the frequency
)

// sums are the discounted sums of squares and products of the days of a regression, as far as they are not zero for every
// day or follow from others: a day has one weekday, and all have the level.
type sums struct {
	slopes int // that are in use
	ridge  slopes

	weights [7]float64 // by weekday
	logs    [7]float64
	cross   [7]slopes
	gram    [len(slopes{})]slopes // the lower triangle
	moment  slopes
}

func newSums(pairs int) sums {
	s := sums{slopes: 1 + 2*pairs}
	s.ridge[0] = ridgeTrend
	for k := 1; k <= pairs; k++ {
		s.ridge[2*k-1], s.ridge[2*k] = ridgeYear*float64(k*k), ridgeYear*float64(k*k)
	}
	return s
}

// forget discounts what was learned by one day.
func (s *sums) forget(memory float64) {
	for w := range s.weights {
		s.weights[w] *= memory
		s.logs[w] *= memory
		scale(s.cross[w][:s.slopes], memory)
	}
	for i := range s.slopes {
		scale(s.gram[i][:i+1], memory)
	}
	scale(s.moment[:s.slopes], memory)
}

func scale(x []float64, by float64) {
	for i := range x {
		x[i] *= by
	}
}

// add takes in a day.
func (s *sums) add(week int, x *slopes, log, weight float64) {
	s.weights[week] += weight
	s.logs[week] += weight * log
	cross := &s.cross[week]
	for i, v := range x[:s.slopes] {
		v *= weight
		cross[i] += v
		s.moment[i] += v * log
		row := &s.gram[i]
		for j, u := range x[:i+1] {
			row[j] += v * u
		}
	}
}

// shift adds to the logs of all days.
func (s *sums) shift(by float64) {
	for w, weight := range s.weights {
		s.logs[w] += by * weight
		for i, c := range s.cross[w][:s.slopes] {
			s.moment[i] += by * c
		}
	}
}

// solve finds beta. The weekdays, which never meet, are eliminated first, so that only the level and the slopes are left
// to be solved for. Weekday w leaves the share ridge / (weight + ridge) of itself to the level.
func (r *regression) solve() {
	s, n := &r.sums, r.sums.slopes
	var left system
	var inverse [7]float64
	left.n = n + 1
	left.a[0][0] = ridgeLevel
	for i := range n {
		copy(left.a[i+1][1:], s.gram[i][:i+1])
		left.a[i+1][i+1] += s.ridge[i]
		left.b[i+1] = s.moment[i]
	}
	for w := range s.weights {
		inverse[w] = 1 / (s.weights[w] + ridgeWeekday)
		share := ridgeWeekday * inverse[w]
		left.a[0][0] += share * s.weights[w]
		left.b[0] += share * s.logs[w]
		cross := &s.cross[w]
		for i, c := range cross[:n] {
			row := &left.a[i+1]
			row[0] += share * c
			c *= inverse[w]
			left.b[i+1] -= c * s.logs[w]
			for j, d := range cross[:i+1] {
				row[j+1] -= c * d
			}
		}
	}
	left.solve()
	r.level = left.b[0]
	copy(r.slopes[:], left.b[1:left.n])
	for w := range r.weekdays {
		r.weekdays[w] = (s.logs[w] - s.weights[w]*r.level - dot(s.cross[w][:n], r.slopes[:n])) * inverse[w]
	}
}

// A system is a x = b, of which a is symmetric and only its lower triangle is read.
type system struct {
	n int
	a [len(slopes{}) + 1][len(slopes{}) + 1]float64
	b [len(slopes{}) + 1]float64
}

// solve leaves x in b, and overwrites a: by a = LDL', the square-root-free Cholesky decomposition.
func (s *system) solve() {
	const leastPivot = 1e-12
	var inverse [len(s.b)]float64
	for i := range s.n {
		row := &s.a[i]
		pivot := row[i]
		for j := range i {
			row[j] -= dot(row[:j], s.a[j][:j])
		}
		for j := range i {
			l := row[j] * inverse[j]
			pivot -= row[j] * l
			row[j] = l
		}
		inverse[i] = 1 / max(pivot, leastPivot)
		s.b[i] -= dot(row[:i], s.b[:i])
	}
	for i := s.n - 1; i >= 0; i-- {
		x := s.b[i] * inverse[i]
		for j := i + 1; j < s.n; j++ {
			x -= s.a[j][i] * s.b[j]
		}
		s.b[i] = x
	}
}

// dot returns the sum of a[i] b[i] over a, which must not be the longer one. It adds in four lanes, which do not wait for each other.
func dot(a, b []float64) float64 {
	var s0, s1, s2, s3 float64
	b = b[:len(a)]
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i, v := range a {
		s0 += v * b[i]
	}
	return s0 + s1 + s2 + s3
}
