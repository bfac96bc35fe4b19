package model

// A merit is what a correction has made of errors, on days that it had not seen: sums of absolute errors with it and
// without it, discounted. A correction counts only as far as it has earned that.
type merit struct{ with, without float64 }

// judge takes in an error with the correction, and without it.
func (m *merit) judge(with, without, memory float64) {
	m.with = memory*m.with + with
	m.without = memory*m.without + without
}

// earned returns how far the correction counts: from 0, where it has saved nothing, to 1, where it has saved a share full of the error.
func (m *merit) earned(full float64) float64 {
	if m.without == 0 {
		return 0
	}
	return unit((1 - m.with/m.without) / full)
}
