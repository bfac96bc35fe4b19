package holiday

import (
	"slices"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/de"
)

// regions are the public holidays of parts of countries, by ISO 3166-2 code,
// where they differ.
var regions = map[string][]*cal.Holiday{
	"AU-ACT": au.HolidaysACT,
	"AU-NSW": au.HolidaysNSW,
	"AU-NT":  au.HolidaysNT,
	"AU-QLD": au.HolidaysQLD,
	"AU-SA":  au.HolidaysSA,
	"AU-TAS": au.HolidaysTAS,
	"AU-VIC": au.HolidaysVIC,
	"AU-WA":  au.HolidaysWA,
	"CH-AG":  ch.HolidaysAG,
	"CH-AI":  ch.HolidaysAI,
	"CH-AR":  ch.HolidaysAR,
	"CH-BE":  ch.HolidaysBE,
	"CH-BL":  ch.HolidaysBL,
	"CH-BS":  ch.HolidaysBS,
	"CH-FR":  ch.HolidaysFR,
	"CH-GE":  ch.HolidaysGE,
	"CH-GL":  ch.HolidaysGL,
	"CH-GR":  ch.HolidaysGR,
	"CH-JU":  ch.HolidaysJU,
	"CH-LU":  ch.HolidaysLU,
	"CH-NE":  ch.HolidaysNE,
	"CH-NW":  ch.HolidaysNW,
	"CH-OW":  ch.HolidaysOW,
	"CH-SG":  ch.HolidaysSG,
	"CH-SH":  ch.HolidaysSH,
	"CH-SO":  ch.HolidaysSO,
	"CH-SZ":  ch.HolidaysSZ,
	"CH-TG":  ch.HolidaysTG,
	"CH-TI":  ch.HolidaysTI,
	"CH-UR":  ch.HolidaysUR,
	"CH-VD":  ch.HolidaysVD,
	"CH-VS":  ch.HolidaysVS,
	"CH-ZG":  ch.HolidaysZG,
	"CH-ZH":  ch.HolidaysZH,
	"DE-BB":  de.HolidaysBB,
	"DE-BE":  de.HolidaysBE,
	"DE-BW":  de.HolidaysBW,
	"DE-BY":  de.HolidaysBY,
	"DE-HB":  de.HolidaysHB,
	"DE-HE":  de.HolidaysHE,
	"DE-HH":  de.HolidaysHH,
	"DE-MV":  de.HolidaysMV,
	"DE-NI":  de.HolidaysNI,
	"DE-NW":  de.HolidaysNW,
	"DE-RP":  de.HolidaysRP,
	"DE-SH":  de.HolidaysSH,
	"DE-SL":  de.HolidaysSL,
	"DE-SN":  de.HolidaysSN,
	"DE-ST":  de.HolidaysST,
	"DE-TH":  de.HolidaysTH,
	"CA-AB":  canada(familyDay, ca.RemembranceDay),
	"CA-BC":  canada(familyDay, ca.CivicDay, ca.NationalDayForTruthAndReconciliation, ca.RemembranceDay),
	"CA-MB":  canada(louisRielDay, ca.NationalDayForTruthAndReconciliation),
	"CA-ON":  canada(familyDay, ca.BoxingDay),
	"CA-QC":  canada(ca.EasterMonday, saintJeanBaptiste),
	"CA-SK":  canada(familyDay, ca.CivicDay, ca.RemembranceDay),
}

// The holidays of provinces that the library does not have.
var (
	familyDay         = thirdMondayOfFebruary("Family Day")
	louisRielDay      = thirdMondayOfFebruary("Louis Riel Day")
	saintJeanBaptiste = &cal.Holiday{Name: "Saint-Jean-Baptiste", Month: time.June, Day: 24, Func: cal.CalcDayOfMonth}
)

func thirdMondayOfFebruary(name string) *cal.Holiday {
	return &cal.Holiday{Name: name, Month: time.February, Weekday: time.Monday, Offset: 3, Func: cal.CalcWeekdayOffset}
}

// australia are the holidays that all states and territories keep on the same day.
var australia = []*cal.Holiday{
	au.NewYear, au.AustraliaDay, au.GoodFriday, au.EasterMonday, au.AnzacDay, au.MourningDay2022, au.ChristmasDay, au.BoxingDay,
}

// canada returns the holidays that all of these provinces keep, and those of one.
func canada(own ...*cal.Holiday) []*cal.Holiday {
	everywhere := []*cal.Holiday{ca.NewYear, ca.GoodFriday, ca.VictoriaDay, ca.CanadaDay, ca.LabourDay, ca.ThanksgivingDay, ca.ChristmasDay}
	return slices.Concat(everywhere, own)
}
