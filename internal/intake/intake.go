// Package intake takes submissions in: it reads them, applies every rule,
// commits them to the ledger and answers with receipts; and it shows what was
// taken and what was refused.
//
// It knows neither HTTP nor SQL. The rules themselves are in package sales.
package intake
