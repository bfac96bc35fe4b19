package sales

// Verdict is what the rules say of a draft.
type Verdict struct {
	// Submission has the rows that broke no rule, in the order sent.
	Submission Submission
	// Warnings are the first MaxFaults things that look wrong in those rows.
	Warnings []Fault
	// Body has the first MaxFaults faults outside the rows. They leave nothing to be taken.
	Body []Fault
	// Bad has the rows that broke a rule, in the order sent. Each has its first
	// fault; the others are left out after MaxFaults faults in all.
	Bad []BadRow
	// FaultCount is how many faults there are, those left out included.
	FaultCount int
}

// BadRow is a row that broke a rule.
type BadRow struct {
	// Index is the row's place in the body, from 0.
	Index  int
	Faults []Fault
}

// Refusal returns the refusal of everything, or nil if there is no fault.
func (v *Verdict) Refusal() *Refusal {
	if v.FaultCount == 0 {
		return nil
	}
	faults := v.Body
	for _, row := range v.Bad {
		faults = append(faults, row.Faults...)
		if len(faults) >= MaxFaults {
			faults = faults[:MaxFaults]
			break
		}
	}
	return Refuse(faults, v.FaultCount)
}

// body adds a fault outside the rows.
func (v *Verdict) body(f Fault) {
	v.FaultCount++
	if len(v.Body) < MaxFaults {
		v.Body = append(v.Body, f)
	}
}

// row adds a fault of a row. The rows must come in order.
func (v *Verdict) row(index int, f Fault) {
	v.FaultCount++
	last := len(v.Bad) - 1
	switch {
	case last < 0 || v.Bad[last].Index != index:
		v.Bad = append(v.Bad, BadRow{index, []Fault{f}})
	case v.FaultCount <= MaxFaults:
		v.Bad[last].Faults = append(v.Bad[last].Faults, f)
	}
}

// warn adds a warning.
func (v *Verdict) warn(f Fault) {
	if len(v.Warnings) < MaxFaults {
		v.Warnings = append(v.Warnings, f)
	}
}
