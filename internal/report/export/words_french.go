package export

import "github.com/daypart/daypart/internal/report/breakdown"

var french = words{
	measures: map[breakdown.Measure]string{
		breakdown.Net: "Ventes nettes", breakdown.Gross: "Ventes brutes", breakdown.GrossMinusNet: "Brut moins net",
		breakdown.Checks: "Additions", breakdown.Guests: "Couverts",
		breakdown.AverageCheck: "Addition moyenne", breakdown.SpendPerGuest: "Dépense par couvert",
	},
	dimensions: map[breakdown.Dimension]string{
		breakdown.Unit: "Point de vente", breakdown.Brand: "Enseigne", breakdown.Company: "Société", breakdown.Region: "Région",
		breakdown.Country: "Pays", breakdown.City: "Ville", breakdown.Currency: "Devise du groupe",
		breakdown.SalesType: "Type de vente", breakdown.Category: "Catégorie", breakdown.Daypart: "Moment de la journée",
		breakdown.Weekday: "Jour de la semaine",
	},
	names:    map[breakdown.Dimension]string{breakdown.Unit: "Nom du point de vente", breakdown.SalesType: "Nom du type de vente"},
	months:   [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	weekdays: [7]string{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
	reasons: map[string]string{
		breakdown.NotOpenYet: "pas encore ouvert", breakdown.Closed: "fermé", breakdown.NothingReceived: "rien reçu",
		breakdown.NothingSold: "rien vendu", breakdown.NotOpen: "pas ouvert pendant les deux périodes entières",
		breakdown.NotReporting: "pas connu dans les deux périodes",
	},
	bucket: "Heure ou jour", again: "Seconde fois", rest: "Autres", currency: "Devise", share: "Part de : %s",
	part: "%s, comparé", other: "%s, autre période", change: "%s, évolution", perDay: "%s, moyenne par jour",
	reason:   "Pourquoi sans ventes",
	daysOver: "Jours terminés",
	coverage: [7]string{
		"Jours comparés", "Jours commencés", "Points de vente comparés", "Points de vente",
		"Jours de points de vente comparés", "Jours de points de vente commencés",
		"Trop peu comparé",
	},
	salesSheet: "Ventes", aboutSheet: "À propos", total: "total",
	firstDay: "Premier jour", lastDay: "Dernier jour", units: "Points de vente",
	running:       "Un jour est en cours : la comparaison porte sur les créneaux terminés à",
	comparedFirst: "Comparé à, premier jour", comparedLast: "Comparé à, dernier jour",
	pairing: "Comparé jour par jour", covered: "Comparé de la période",
	left: "Exclu, à périmètre constant", without: "Sans ventes",
	pairings: map[breakdown.Pairing]string{
		breakdown.ByDistance: "au jour autant de jours avant", breakdown.ByDate: "à la même date",
		breakdown.ByWeekdayOrder: "premier lundi au premier lundi",
	},
	sales: "Ventes", others: "Autres", none: "aucun", noTime: "sans heure", secondTime: "%s (seconde fois)",
	nothing: "Rien n'est connu", daysCompared: "%d jours comparés sur %d",
	unitDaysCompared: "%d jours de points de vente comparés sur %d", tooLittle: "trop peu pour une évolution",
	comparedPart: "%s, partie comparée",
	until:        "jusqu'à %s", span: "%s au %s", decimalMark: ",", groupMark: "\u202f",
}
