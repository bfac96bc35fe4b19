package main

import "github.com/alecthomas/kong"

// cli is the command line: what holds for every verb, and the verbs.
type cli struct {
	ShowVersion kong.VersionFlag `name:"version" help:"Print the version and exit."`

	Config string `help:"YAML file with settings, named like the flags." type:"path" placeholder:"FILE" config:"environment"`
	place

	Serve serveCommand `cmd:"" help:"Run the server."`
	Demo  demoCommand  `cmd:"" help:"Run a server with a sample company that sells."`

	Till   tillCommand   `cmd:"" help:"Play recorded transactions as tills would." group:"integration"`
	Submit submitCommand `cmd:"" help:"Send one submission." group:"integration"`
	Import importCommand `cmd:"" help:"Bring a file of past sales in, or take it back." group:"integration"`

	Tenant tenantCommand `cmd:"" help:"Companies: apply, list, show." group:"administration"`
	User   userCommand   `cmd:"" help:"People who log in." group:"administration"`
	Client clientCommand `cmd:"" help:"Programs that ask for tokens." group:"administration"`
	Key    keyCommand    `cmd:"" help:"Keys that sign tokens." group:"administration"`

	Verify   verifyCommand   `cmd:"" help:"Rebuild every figure and day total from the ledger and compare." group:"operation"`
	Backup   backupCommand   `cmd:"" help:"Write a consistent copy, also while the server runs." group:"operation"`
	Restore  restoreCommand  `cmd:"" help:"Put a copy in place of the database." group:"operation"`
	Restored restoredCommand `cmd:"" help:"Make a new epoch, after the database was restored by other tools." group:"operation"`
	Migrate  migrateCommand  `cmd:"" help:"Bring the schema up to date, or spread it over a cluster." group:"operation"`
	Copy     copyCommand     `cmd:"" help:"Move everything to another database: SQLite to PostgreSQL, or back." group:"operation"`
	Export   exportCommand   `cmd:"" help:"Write the ledger, figures or day totals as CSV or NDJSON." group:"operation"`

	Forecast forecastCommand `cmd:"" help:"What the forecast is worth, and what it should know of days: backtest, calendar." group:"operation"`

	Version versionCommand `cmd:"" help:"Say which build this is." group:"operation"`
}

// defaultData is where a server keeps its data if nothing says.
const defaultData = "data"

var groups = []kong.Group{
	{Key: "integration", Title: "Integration:"},
	{Key: "administration", Title: "Administration:"},
	{Key: "operation", Title: "Operation:"},
	{Key: "addresses", Title: "Addresses:"},
	{Key: "certificates", Title: "Certificates:", Description: "Without any of these the server makes its own, for this machine. ca.pem in the data directory is the authority to trust."},
	{Key: "tokens", Title: "Tokens:"},
	{Key: "limits", Title: "Limits:"},
	{Key: "log", Title: "Log:"},
}

const description = `Takes in the sales of restaurants and shops while they happen, and shows them at once.

Settings marked with a variable come from the flag, else from that variable of the environment, else from the file
named by --config, else from the default.

Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 verify found differences.`

// parse reads the command line and the settings behind it. It returns nil and
// no error when there is nothing left to do, as after --help.
func parse(args []string, c *console) (*kong.Context, error) {
	var root cli
	settings := &settings{env: c.env}
	done := false
	parser, err := kong.New(&root,
		kong.Name("daypart"), kong.Description(description),
		kong.Writers(c.out, c.err), kong.Exit(func(int) { done = true }),
		kong.Resolvers(settings), kong.ValueFormatter(settings.describe),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}),
		kong.ExplicitGroups(groups), kong.Vars{"default_data": defaultData, "version": "daypart " + thisBuild().Version},
		kong.Bind(c, &root),
	)
	if err != nil {
		return nil, err
	}
	command, err := parser.Parse(args)
	if done {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if checked, ok := command.Selected().Target.Addr().Interface().(checker); ok {
		checked.check(c, &settings.faults)
	}
	return command, settings.faults.asError()
}

// checker is a verb that can say what of its flags does not go together.
type checker interface{ check(*console, *faults) }
