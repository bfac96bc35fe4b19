package export

import "github.com/daypart/daypart/internal/report/breakdown"

var spanish = words{
	measures: map[breakdown.Measure]string{
		breakdown.Net: "Ventas netas", breakdown.Gross: "Ventas brutas", breakdown.GrossMinusNet: "Bruto menos neto",
		breakdown.Checks: "Tiques", breakdown.Guests: "Comensales",
		breakdown.AverageCheck: "Tique medio", breakdown.SpendPerGuest: "Gasto por comensal",
	},
	dimensions: map[breakdown.Dimension]string{
		breakdown.Unit: "Unidad", breakdown.Brand: "Marca", breakdown.Company: "Empresa", breakdown.Region: "Región",
		breakdown.Country: "País", breakdown.City: "Ciudad", breakdown.Currency: "Moneda del grupo",
		breakdown.SalesType: "Tipo de venta", breakdown.Category: "Categoría", breakdown.Daypart: "Franja del día",
		breakdown.Weekday: "Día de la semana",
	},
	names:    map[breakdown.Dimension]string{breakdown.Unit: "Nombre de la unidad", breakdown.SalesType: "Nombre del tipo de venta"},
	months:   [12]string{"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	weekdays: [7]string{"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"},
	reasons: map[string]string{
		breakdown.NotOpenYet: "aún no abierta", breakdown.Closed: "cerrada", breakdown.NothingReceived: "nada recibido",
		breakdown.NothingSold: "nada vendido", breakdown.NotOpen: "no abierta en los dos períodos enteros",
		breakdown.NotReporting: "no conocida en los dos períodos",
	},
	bucket: "Hora o día", again: "Segunda vez", rest: "Otros", currency: "Moneda", share: "Parte de: %s",
	part: "%s, comparado", other: "%s, otro período", change: "%s, variación", perDay: "%s, media por día",
	reason:   "Por qué sin ventas",
	daysOver: "Días terminados",
	coverage: [7]string{
		"Días comparados", "Días comenzados", "Unidades comparadas", "Unidades", "Días de unidades comparados",
		"Días de unidades comenzados",
		"Demasiado poco comparado",
	},
	salesSheet: "Ventas", aboutSheet: "Acerca de", total: "total",
	firstDay: "Primer día", lastDay: "Último día", units: "Unidades",
	running:       "Un día está en curso: se comparan las franjas terminadas a las",
	comparedFirst: "Comparado con, primer día", comparedLast: "Comparado con, último día",
	pairing: "Comparado día por día", covered: "Comparado del período",
	left: "Excluida, en términos comparables", without: "Sin ventas",
	pairings: map[breakdown.Pairing]string{
		breakdown.ByDistance: "con el día tantos días antes", breakdown.ByDate: "con la misma fecha",
		breakdown.ByWeekdayOrder: "primer lunes con primer lunes",
	},
	sales: "Ventas", others: "Otros", none: "ninguno", noTime: "sin hora", secondTime: "%s (segunda vez)",
	nothing: "No se conoce nada", daysCompared: "%d de %d días comparados",
	unitDaysCompared: "%d de %d días de unidades comparados", tooLittle: "demasiado poco para una variación",
	comparedPart: "%s, parte comparada",
	until:        "hasta las %s", span: "%s a %s", decimalMark: ",", groupMark: ".",
}
