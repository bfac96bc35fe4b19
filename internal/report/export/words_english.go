package export

import "github.com/daypart/daypart/internal/report/breakdown"

var english = words{
	measures: map[breakdown.Measure]string{
		breakdown.Net: "Net sales", breakdown.Gross: "Gross sales", breakdown.GrossMinusNet: "Gross minus net",
		breakdown.Checks: "Checks", breakdown.Guests: "Guests",
		breakdown.AverageCheck: "Average check", breakdown.SpendPerGuest: "Spend per guest",
	},
	dimensions: map[breakdown.Dimension]string{
		breakdown.Unit: "Unit", breakdown.Brand: "Brand", breakdown.Company: "Company", breakdown.Region: "Region",
		breakdown.Country: "Country", breakdown.City: "City", breakdown.Currency: "Group currency",
		breakdown.SalesType: "Sales type", breakdown.Category: "Category", breakdown.Daypart: "Daypart",
		breakdown.Weekday: "Weekday",
	},
	names:    map[breakdown.Dimension]string{breakdown.Unit: "Name of unit", breakdown.SalesType: "Name of sales type"},
	months:   [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	weekdays: [7]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	reasons: map[string]string{
		breakdown.NotOpenYet: "not open yet", breakdown.Closed: "closed", breakdown.NothingReceived: "nothing received",
		breakdown.NothingSold: "nothing sold", breakdown.NotOpen: "not open in all of both periods",
		breakdown.NotReporting: "not known in both periods",
	},
	bucket: "Time", again: "Second time", rest: "Others", currency: "Currency", share: "Share of %s",
	part: "%s, compared", other: "%s, other period", change: "%s, change", perDay: "%s, mean per day",
	reason:   "Why without sales",
	daysOver: "Days over",
	coverage: [7]string{
		"Days compared", "Days begun", "Units compared", "Units", "Unit-days compared", "Unit-days begun",
		"Too little compared",
	},
	salesSheet: "Sales", aboutSheet: "About", total: "total",
	firstDay: "First business day", lastDay: "Last business day", units: "Units",
	running:       "A day is running: what is compared are the slots that ended by",
	comparedFirst: "Compared with, first business day", comparedLast: "Compared with, last business day",
	pairing: "Compared day by day", covered: "Compared of the period",
	left: "Left out, to compare like for like", without: "Without sales",
	pairings: map[breakdown.Pairing]string{
		breakdown.ByDistance: "with the day as many days before", breakdown.ByDate: "with the same date",
		breakdown.ByWeekdayOrder: "first Monday with first Monday",
	},
	sales: "Sales", others: "Others", none: "none", noTime: "no time", secondTime: "%s again",
	nothing: "Nothing is known", daysCompared: "%d of %d days compared",
	unitDaysCompared: "%d of %d unit-days compared", tooLittle: "too little for a change",
	comparedPart: "%s, compared part",
	until:        "until %s", span: "%s to %s", decimalMark: ".", groupMark: ",",
}
