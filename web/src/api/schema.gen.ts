// Generated from api/openapi.yaml by npm run generate. Do not edit.
import type { Decimal } from '../format/money'

export interface paths {
    "/connect/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description Three grants, form encoded (RFC 6749). The client authenticates by `client_secret_basic` (the `Authorization` header)
         *     or `client_secret_post` (`client_id` and `client_secret` in the form), never both. An `Authorization` header of another
         *     scheme, such as a bearer token that an HTTP client adds to every call, is ignored.
         *
         *     | grant | parameters | for |
         *     |---|---|---|
         *     | `client_credentials` | optional `scope` | Recommended: a client of one tenant, tied to no person. No refresh token. |
         *     | `password` | `username`, `password`, optional `scope` | The client `wf_wap_tp` of existing till integrations. RFC 9700 advises against this grant; it is allowed per client. A refresh token comes without being asked for. |
         *     | `refresh_token` | `refresh_token`, optional `scope` | The refresh token is replaced at every use, see below. |
         *
         *     A refresh token that was used already is answered with the same new one for 30 seconds, as long as that one is unused: send
         *     it again when an answer got lost, and parallel refreshes agree. After that, or once the new one was used, presenting it
         *     revokes all tokens that descend from the same log-in.
         *
         *     Without `scope` the token carries every scope the client (and the user) may have; with it, those of them that are named. An unknown
         *     scope is `invalid_scope`, and so is asking only for scopes that may not be granted. `openid` and `offline_access` are ignored
         *     beside other scopes; alone they grant nothing, and are `invalid_scope`.
         *
         *     **Limits**, unless configured otherwise. Right credentials: 500 requests a second, 1,000 at once, for each client on each
         *     address. Refused requests: 10 a second, 100 at once, for each address (IPv6: each /64); an address that has none left is still
         *     served where its credentials are right, and for a `password` grant if the user logged in from its network before. Wrong
         *     passwords: after 5 in a row from one network (IPv4 /24, IPv6 /48) the user waits there, a second at first and twice as long each
         *     time, up to 15 minutes; after 100 from networks that the user never logged in from, all such networks wait likewise. Networks of
         *     a right log-in within 90 days, and refreshes, never wait for that.
         *
         *     The access token is a JWT (RFC 9068) that lives for `expires_in` seconds, 3600 unless configured otherwise. Ask for a
         *     new one when it has expired or a call answers `401` `invalid-token`, not before each call.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a token
         * @description Revokes an access or refresh token of the client that asks (RFC 7009), authenticated as at the token endpoint. Revoking a
         *     refresh token revokes every token that descends from the same log-in. A revoked token is refused everywhere
         *     within one second. A token that is unknown, expired or of another client answers 200 as well, and nothing happens.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connect/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether a token is valid
         * @description Says whether a token is active and what it carries (RFC 7662). The client authenticates as at the token endpoint and
         *     learns only about its own tokens: any other answers `active: false` and nothing more.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe the server to OpenID clients
         * @description The same as `/.well-known/oauth-authorization-server`, where clients of OpenID Connect Discovery look for it.
         */
        get: operations["getOpenIDConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe the server to OAuth clients
         * @description Authorization server metadata (RFC 8414). The endpoints, grants, scopes and where the keys are.
         */
        get: operations["getServerMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/openid-configuration/jwks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the keys that sign access tokens
         * @description A JWK set (RFC 7517). A new key is published before it signs and an old one stays until the last token it signed
         *     has expired. On a token with an unknown `kid`, fetch the set again.
         */
        get: operations["getKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say who is logged in
         * @description The user and tenant of the session cookie, or `401` `missing-token` when there is no valid session.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Log in
         * @description Starts a session of the page and sets its cookie `__Host-daypart` (`HttpOnly`, `Secure`, `SameSite=Strict`). Wrong name and
         *     wrong password read the same. Repeated failures for one user answer `429` with `Retry-After`, as at the token endpoint. A request
         *     that a browser marks as coming from another site is refused with `cross-origin`.
         *
         *     A second cookie, `__Host-daypart-device-…` with the same attributes, lets the browser be recognised for 400 days after a log-in:
         *     failures of others do not count for it. It gives no access.
         */
        post: operations["logIn"];
        /**
         * Log out
         * @description Ends the session of the cookie, if there is one, on every node. Logging out twice is harmless.
         */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List business units
         * @description The units this caller may see, in order of their id.
         */
        get: operations["listBusinessUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the tenant's configuration
         * @description The currencies, sales types, dayparts, defaults and intake policy of the tenant. `version` grows by one with every
         *     change. A tenant that has none yet answers `404` `tenant-configuration-not-found`.
         */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/business-day/{businessDay}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
                /**
                 * @description A business day, `yyyy-MM-dd`, or `current` for the one the unit is in now.
                 * @example 2026-10-24
                 */
                businessDay: string;
            };
            cookie?: never;
        };
        /**
         * Get a business day and its slots
         * @description When a business day starts and ends, and every slot that can be sent for it. On days when the clocks change this is the
         *     list to go by: the day has 23 or 25 hours (or whatever the change makes it), and a local time can be missing or
         *     stand twice, with different offsets. Any date can be asked for, past or future. `current` also gives `now`.
         */
        get: operations["getBusinessDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/real-time-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read the sales of a business day
         * @description **Without a body** this reads the figures of one business day (`businessDay` is then required), in order of slot, sales type
         *     and currency, and the totals of the day. Scope `sales:read`. The filters narrow `figures` only: `dayTotals` are always
         *     those of the whole business day. The answer carries an `ETag`; with `If-None-Match` it is `304` while nothing has changed.
         *
         *     **With a JSON body** it is a submission, processed exactly as the POST on this path and answered as it would be, with
         *     `Deprecation` (RFC 9745) and a `Link` to the POST. Scope `sales:write`. It exists for senders whose documentation names GET:
         *     use POST. `validateOnly`, `onError` and `Idempotency-Key` count only then; the parameters of reading are then refused, and they are
         *     refused without a body.
         *
         *     A GET with neither body nor `businessDay` is `400` `invalid-request`: a proxy that dropped the body must not make a
         *     submission look accepted.
         */
        get: operations["getRealTimeSales"];
        put?: never;
        /**
         * Submit sales
         * @description Sends the figures of one or more slots of one business day of one unit.
         *
         *     **A row replaces** the figure with its key: unit, business day, slot, sales type and currency. Send what the slot sold in
         *     all so far, not the difference since the last call. Rows not named are not touched. The same key twice in one call
         *     is refused.
         *
         *     **Resending is safe.** A row equal to what is stored is `unchanged`. With an `Idempotency-Key`, the first answer is given
         *     again, with `Idempotency-Replayed: true`.
         *
         *     **Order.** Without `observedAt` the last call received wins. With it, a row observed before what the figure already reflects
         *     is `superseded` and changes nothing: a late retry cannot bring old figures back.
         *
         *     **Member names** are matched without regard to case. The same member twice in one object, in any casing, is a fault.
         *     Unknown members are named in one warning, `unknown-member`, with the nearest known name.
         *
         *     **Local times.** `timeSlotStart` with an offset is that instant. Without one it is read in the unit's zone; a local time
         *     that a clock change skips or repeats is refused, naming the instants that could be meant.
         *
         *     **One bad row refuses the whole submission** (`onError=reject`), with every fault in one answer, at most 100 of them and
         *     `errorCount` for the total. With `onError=skip` the good rows are stored, and the answer is `207` with a result per
         *     row, in the order sent, also when every row was good or none. A fault outside the rows refuses the submission either way.
         *
         *     **Durable.** The answer is sent after the commit has reached the disk. Every read from then on sees it.
         *
         *     **Limits.** 5,000 rows; 4 MiB of JSON, measured after decompression. `Content-Encoding: gzip` is accepted.
         */
        post: operations["submitRealTimeSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/real-time-sales/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read the history of a slot
         * @description Every change of the figures of one slot, oldest first: when, by whom, the value before and the value after. A figure that was
         *     removed, by an import that says all there is to a day or by taking one back, has no value after. Rows that were
         *     `unchanged`, `superseded` or `rejected` changed nothing and do not stand here; see the submissions.
         */
        get: operations["getSlotHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/standings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read how business days stand
         * @description How far each business day from `start` to `end`, both included, can be relied on. At most 366 days.
         */
        get: operations["listStandings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/net-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read net sales per day
         * @description The net sales of each business day from `start` to `end`, both included, per currency, over all sales types, in order of day
         *     and currency. A day without figures has no item. At most 366 days.
         */
        get: operations["getNetSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/gross-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read gross sales per day
         * @description The gross sales of each business day from `start` to `end`, both included, per currency, over all sales types, in order of day
         *     and currency. A day without figures has no item. At most 366 days.
         */
        get: operations["getGrossSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/real-time-sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read sales across units and days
         * @description The figures of the named units (all the caller may see, when none is named) on the business days from `start` to `end`, both
         *     included, in order of unit, business day, slot, sales type and currency. At most 366 days.
         *
         *     A figure that changes while you page through stands in your pages once, with its value before or after the change. To keep
         *     a copy up to date, read it once and then follow the events.
         */
        get: operations["listRealTimeSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/reports/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Break sales down and compare them
         * @description What was sold in a period, cut by time (`grain`), grouped by one or two dimensions (`by`), filtered, and held against another
         *     period (`compare`). Exact, over the units that are named, or all the caller may see.
         *
         *     - **Currencies are never added**, nor sorted against one another: each row and each total is of
         *       one currency, and the rows of a currency stand together.
         *     - **Nothing known is not zero.** A bucket or group without sales has no row. `withoutSales` names
         *       the units of which nothing was sold, and why.
         *     - **A comparison covers the same days on both sides.** Each business day of a unit is paired with
         *       its counterpart (`compare`). Only pairs of which both days are known count: `part` is what was
         *       sold on the days of the period that count, `other` what was sold on their counterparts, and
         *       `change` follows from these two. `sold` is all there is. `coverage` says how much of the period
         *       counts, where that is not all of it.
         *     - **Where less than half is compared there is no change.** One café of four early in the day, or 5 of
         *       30 days, do not stand for all: `coverage` is `low` then, and `change` absent, also in files.
         *     - **A business day of a unit is known** if it has figures. A day without figures counts as one on
         *       which nothing was sold only where the unit had none on that weekday a week before either, both
         *       times between days with figures at most a week apart: a weekly closing day, and not a till that
         *       is silent, nor the time before the first figure or after the last.
         *     - **Of a running day the slots that have finished count**, and the same slots of its counterpart.
         *       `until` says when the last of them ended.
         *     - **By weekday**, by `grain`, `by` or filter, Mondays are compared with Mondays, the first with the
         *       first, and `perDay` has what a mean per day is made of.
         *     - **Like for like** leaves out units that were not open, or of which nothing is known, in both
         *       periods, also of `sold`, and names them.
         *     - Slots, hours and dayparts go by the clocks of each unit. On a night the clocks go back, the hour that comes twice has rows of
         *       its own for its second time, with `again`. Units of different slot lengths are cut into the shortest slots that fit all.
         *
         *     At most 366 days, and for `grain` slot, hour or daypart at most 100,000 business days of units.
         *
         *     A filter that nothing can pass is refused, and the problem says what it can be: a currency, sales type, category or daypart that
         *     the company does not have, a brand, company, region, country or city of no unit that you may see, and what is no weekday. Empty
         *     text finds what has no category, daypart, brand and so on. What can be and was not sold is an empty answer.
         *
         *     Many who ask the same, and may see the same units, share one answer, which is made again only after something was submitted or a
         *     slot is over. It is never older than the question. Ask with `If-None-Match` and the `ETag` of the answer you have.
         */
        get: operations["reportSales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/reports/sales/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open a number of a report
         * @description The figures behind a number: ask with the parameters of the report, name the row by `bucket` and `group`, as they stand in it, and
         *     say which of its numbers is meant (`of`). Filter by `currencyId` where the report has several. The figures of all pages together
         *     are the number, exactly, unless something is submitted meanwhile. Each says by which submission it last changed, when, by whom
         *     and how often, and leads to its history. In order of unit, business day, slot, sales type and currency; at most 200 to a page.
         *
         *     A page may have fewer items than `limit`, even none, and still have `nextCursor`: go on until there is none.
         */
        get: operations["listReportFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/reports/sales.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a report as CSV
         * @description The rows of the same report as comma-separated values (RFC 4180) in UTF-8, with a line of names first, made for a spreadsheet:
         *     amounts with a point and no currency sign, one column for each measure of `sold`, `part`, `other` and
         *     `change`, then `coverage`, the last of it `coverage.low`. What is not known is empty. Units that sold nothing follow the rows, each
         *     with the reason, where rows are by unit. In reports by weekday `perDay` has the mean of a business
         *     day. With `language` the headings are in that language.
         *     A text that a spreadsheet would read as a formula has an apostrophe before it.
         */
        get: operations["exportSalesReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/reports/sales.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a report as a workbook
         * @description The rows of the same report as an Office Open XML workbook: the columns of the CSV, numbers as
         *     numbers, totals below them, each currency on a sheet of its own, and a last sheet that says what the
         *     rows are about. A number of more than 15 digits, which a spreadsheet would round, is kept as text.
         */
        get: operations["exportSalesReportWorkbook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/reports/sales.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw a report
         * @description A chart of the same report as PNG: over time a line for each group, else bars, beside what it is compared with where there are no groups.
         *     Gaps are where nothing is known. Beside what it is compared with, a day that runs is drawn as far as
         *     it is compared. The axis of values begins at zero. By weekday the mean of a business day is drawn. Of
         *     groups the eight greatest by `measure` are drawn and the rest added up, or as `top` says. A report of
         *     several currencies needs `currencyId`.
         */
        get: operations["drawSalesReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List scenarios
         * @description The views that the caller saved, and those that others of the company share, in order of name. Scenarios belong to people: a token of a
         *     client alone gets `401` `missing-token`.
         */
        get: operations["listScenarios"];
        put?: never;
        /**
         * Save a scenario
         * @description At most 100 for a person. A name is theirs once.
         */
        post: operations["addScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/scenarios/{scenarioId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `scenarioId` of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a scenario
         * @description Replaces a scenario of the caller. One that somebody else shares is `404` `not-found` here.
         */
        put: operations["changeScenario"];
        post?: never;
        /**
         * Delete a scenario
         * @description Deletes a scenario of the caller, for everybody it was shared with.
         */
        delete: operations["deleteScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/scenarios/{scenarioId}/default": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `scenarioId` of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Begin with a scenario
         * @description Makes one of the caller's scenarios, or one shared with them, that with which the page begins for them.
         */
        put: operations["beginWithScenario"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/scenarios/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Begin without a scenario
         * @description The page begins with the day of the caller's first unit again. Doing it twice is harmless.
         */
        delete: operations["beginWithoutScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read what a unit is expected to sell
         * @description What was sold on the days that are over, and what is expected of the running day and those to come, with intervals of 50, 80 and
         *     95 %, and how accurate such forecasts have been.
         *
         *     - **The running day** is brought up to date at every call with what was sold so far. No interval reaches below that.
         *     - **`forecast` is what the system says, `adjusted` what it becomes by a person's decision.** Reckon with `adjusted` where it is there.
         *     - **Sums have intervals of their own** (`total`, and the buckets of hours, dayparts and weeks): those of their parts cannot be added up.
         *     - **Of a day that is over**, `forecast` is what was expected right before it began.
         *     - **`asOf`** answers what would have been answered then, save that the company's calendar is that of now. What was sold on a day that has ended since stands in `actual`.
         *     - Without a week of sales, `status` is `notEnoughHistory`, and nothing is expected.
         *
         *     The horizon is 14 business days, the running one first. At most 366 days, 31 for grains within the day.
         */
        get: operations["getForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/forecast/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read how accurate the forecasts of a unit have been
         * @description The forecasts of the last eight weeks against what came, by measure and horizon, and who was better on the days that a
         *     person adjusted. Forecasts that were not made at the time (`compared` less `issued`) are what the model would have said then.
         */
        get: operations["getForecastAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/forecast/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /**
         * Read what people decided about days
         * @description Every decision about the business days from `start` to `end`, both included, in order of day and time. The last of a day counts; one that is
         *     withdrawn, or replaced, stays in the list.
         */
        get: operations["listForecastAdjustments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/business-unit/{unitId}/forecast/adjustments/{businessDay}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
                /**
                 * @description The business day.
                 * @example 2026-11-24
                 */
                businessDay: components["schemas"]["BusinessDay"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say what a day will bring
         * @description A person's decision about the running business day or a later one: a `factor` of what the system expects, or a `value` for the whole day. Of the running day, a `factor`
         *     is of what is still to come, since what was sold is known. It counts from now on, and takes the place of what was decided about the day before. The system's own forecast stays beside it, and who was better is measured.
         */
        put: operations["putForecastAdjustment"];
        post?: never;
        /**
         * Withdraw what was decided about a day
         * @description From now on the system's own forecast counts again. The decision stays in the list of the day. `404` `not-found` where nothing is in force.
         */
        delete: operations["withdrawForecastAdjustment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/forecasts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what units are expected to sell together
         * @description The sum over units by business day, with intervals of the sum, and what each unit brings to it. Units that have no forecast yet are named in `missing`. Of units in
         *     several currencies, what they sell in the one asked for. A value of a filter that no unit has is refused. At most 31 days.
         */
        get: operations["listForecasts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the company's calendar
         * @description Closures, openings, events and notes that have a business day from `start` to `end`, both included, in order of first day and id.
         */
        get: operations["listCalendarEvents"];
        /**
         * Put many events into the calendar, from a file
         * @description A CSV file (RFC 4180, UTF-8) with a line of column names: `id`, `kind`, `name`, `start`, and, where they are wanted, `end`, `units` (ids with spaces
         *     between them; none means all; each once) and `note`. An event with an id that is there already is replaced, under the rule of `eventId`; others stay. All or none of the file is accepted, and what is wrong with any line is said at once; at most 1,000 events.
         */
        put: operations["putCalendarEvents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/calendar/{eventId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What you call the event, 1 to 64 of A-Z, a-z, 0-9, `.`, `_` and `-`. An id is one event of the company. An event
                 *     that holds only for units which are not yours does not exist for you: `PUT` and `DELETE` of its id answer `404`
                 *     `not-found`, and nothing is replaced. That an id is not free cannot be hidden, so begin yours with what is your
                 *     own, such as the id of the unit. One that holds for units of yours and others answers `403` `unit-not-permitted`.
                 * @example works-2026
                 */
                eventId: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Put an event into the calendar
         * @description A `closure` brings nothing. An `opening` makes a day open that usually is not. An `event` is learned by its `name` once it has happened, and is
         *     expected again when one of the same name comes. A `note` changes nothing. An event with this id is replaced.
         */
        put: operations["putCalendarEvent"];
        post?: never;
        /**
         * Delete an event of the calendar
         * @description The event is as if it had never been. Put it again to undo this. `404` `not-found` where there is none.
         */
        delete: operations["deleteCalendarEvent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The newest 100 imports of files, newest first. An import is listed, and found by its id, if every unit of it is
         *     permitted to you; one in which no row is good, if all units are that were permitted to who sent it.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Preview a file
         * @description Reads a file of ticket lines, slots or business days and keeps it, to be committed within 24 hours: then it is deleted. The answer says what is wrong with single rows; nothing is in the ledger yet.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        /**
         * Get an import
         * @description How far an import has come.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        /**
         * Delete a preview
         * @description Deletes an import of which nothing has been committed.
         */
        delete: operations["deleteImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/imports/{importId}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commit an import
         * @description Puts each business day of the file into the ledger, in place of what its unit had on that day, in the background: read the import to see how
         *     far it is. If a process ends in between, another goes on with it. With bad rows it is refused, unless `skip=true` leaves them out. One that
         *     is `partly-committed` can be committed again, or undone.
         */
        post: operations["commitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/imports/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo an import
         * @description Takes all business days of an import back, as if it had never come. What came after it stays. A day that would have totals out of range
         *     without the import stays as it is: then the import is `partly-undone`, and can be undone again.
         */
        post: operations["undoImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an import session
         * @description A session states one business day of a unit as a whole, after the tills are counted. Names of members may be in any case, as in all calls of a session. It ends by itself after 24 hours.
         */
        post: operations["beginImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        /**
         * Get an import session
         * @description The session, and how what it states stands against what tills sent.
         */
        get: operations["getImportSession"];
        put?: never;
        post?: never;
        /**
         * Abandon an import session
         * @description Ends an open session without a trace.
         */
        delete: operations["endImportSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}/total-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add total sales to a session
         * @description The sales of the whole business day, by sales type. What they have beyond the hours and slots of the session is known for the day only.
         */
        post: operations["importTotalSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}/hourly-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add hourly sales to a session
         * @description The sales of each hour: `Hour` on the clocks of the unit, 0 to 23, or `TimeSlotStart`. They stand at the first slot of the hour.
         */
        post: operations["importHourlySales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}/detailed-sales": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add detailed sales to a session
         * @description The sales of each slot: `TimeSlotStart` as in a submission. They count before hours of the same sales type.
         */
        post: operations["importDetailedSales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish an import session
         * @description Makes the business day what the session states, and final, in one commit: real-time sales that come for it later are superseded. Answers the reconciliation of
         *     the two, by sales type and by slot where known. Doing it again answers the same.
         */
        post: operations["finishImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/import/{importId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a session
         * @description Makes the day of a finished session what it would be without it, and open again. It goes on in the background: the state says when it is `undone`. Doing it again does no harm.
         *     Where the day would have totals out of range without the session, that stays `finished` and has `failures`.
         */
        post: operations["undoImportSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List submissions
         * @description Accepted and refused calls, newest first: who sent what, when, and what came of it. Dry runs are not kept. A refused call
         *     stands here when its caller was known, for as long as the operator keeps it; it has its problem, and
         *     no business day. With `businessDay` the list holds accepted calls only.
         */
        get: operations["listSubmissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/submissions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a submission
         * @description One submission with its rows, in the order sent, and what each did; for a refused call, its problem. A submission of a unit
         *     the caller may not see, or of another tenant, is `404` `not-found`.
         */
        get: operations["getSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sales/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow changes
         * @description Server-sent events, without end: one `submission` event for each accepted submission, in the order of `sequence`, with what
         *     it changed. Only units named by `unitId` (all the caller may see, when none is named).
         *
         *     - `id:` is the epoch of the database and the sequence number, as in `5f0c2a9d-88121`. The
         *       number grows by one with each submission of the tenant; a number is left out where its unit
         *       is not in your stream. A database that is restored from a copy gives numbers again: so it
         *       has another epoch. Compare ids for equality only.
         *     - `event: submission` has an `Event` object as its `data:`, on one line.
         *     - `event: forecast` has a `ForecastMoved` object: a day's net sales are expected to be other than was said before, by more than 2 %. It has no
         *       `id:`, and is not sent again on resuming: read the forecast when you connect.
         *     - `event: reset` has an empty object, and means that the id you asked to resume from is not
         *       known (of another epoch, as after a restore, a plain number, or never given): read
         *       everything again. The stream goes on from now; its `id:` is where.
         *     - lines that begin with `:` are heartbeats, at most 15 seconds apart. Connect again when none comes for 30 seconds.
         *
         *     **Resume.** Send the last id you have dealt with as `Last-Event-ID` (browsers do so by themselves when they connect again) or as
         *     `lastEventId`; the header counts when both are there. Every later event follows, none is missing and none comes twice.
         *     Without either, the stream starts with the next submission; `lastEventId=0` starts with the first there is.
         *
         *     A reader that falls too far behind is disconnected, and resumes. The stream also ends when the token or session does.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this document
         * @description The OpenAPI document you are reading. Its server is the one that was asked.
         */
        get: operations["getSpec"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this document as JSON
         * @description The OpenAPI document you are reading, in the other of its two forms.
         */
        get: operations["getSpecJSON"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document as a page
         * @description The OpenAPI document as a page to read and try, which needs nothing from other hosts.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the problems
         * @description A page that lists every problem type.
         */
        get: operations["listProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{problem}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a problem
         * @description The page behind the `type` of a problem. What it means, an example, and how to fix it.
         */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description Answers as long as the process can answer at all. Restart it when it does not.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can the server answer calls
         * @description Answers 200 when the store can be read and written, and `503` `unavailable` while it cannot or the server is stopping.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date
         * @description A business day, `yyyy-MM-dd`.
         */
        BusinessDay: string;
        /**
         * @description RFC 3339 with an offset, or a local date-time without one, read in the unit's zone. Seconds may be left out, a space may
         *     stand for `T`, and the offset may be written `+0100` or `+01`.
         */
        SlotTime: string;
        /**
         * Format: uuid
         * @description Names a submission. A UUID.
         */
        SubmissionId: string;
        /** @description An exact amount, at most 4 decimals. Negative for refunds. */
        Money: Decimal;
        /** @description An exact amount as text, at most 4 decimals and a magnitude below 10^12. */
        MoneyText: string;
        /**
         * @description An exact amount as a JSON number, or as a string, with at most 4 decimals and a magnitude below 10^12. Negative for
         *     refunds.
         */
        MoneyInput: components["schemas"]["Money"] | components["schemas"]["MoneyText"];
        /** @description An exact sum, at most 4 decimals. */
        MoneySum: Decimal;
        /**
         * Format: int64
         * @description How many.
         */
        Count: number;
        /**
         * @description What one bad row does to a submission.
         * @default reject
         * @enum {string}
         */
        OnError: "reject" | "skip";
        /**
         * @description What a row did. `created`: there was no figure with its key. `updated`: it replaced one. `unchanged`: it was equal to what is
         *     stored. `superseded`: the figure already reflects something observed later. `rejected`: the row was bad.
         * @enum {string}
         */
        Outcome: "created" | "updated" | "unchanged" | "superseded" | "rejected";
        /**
         * @description How the figures came in.
         * @enum {string}
         */
        SubmissionKind: "real-time" | "import" | "correction";
        /**
         * @description What came of a call.
         * @enum {string}
         */
        SubmissionStatus: "accepted" | "refused";
        /**
         * @description What a caller may do.
         * @enum {string}
         */
        Scope: "sales:read" | "sales:write" | "forecast:write";
        /** @description Figures of one business day of the unit in the path. */
        SalesSubmission: {
            businessDay: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description When you read these figures, with an offset. Rows older than what a figure already reflects are `superseded`. `null` is refused, leave it out if you have none.
             */
            observedAt?: string;
            /** @description The rows. */
            realTimeSales: components["schemas"]["SalesRow"][];
        };
        /** @description What one slot sold so far, for one sales type and one currency. All members are required. */
        SalesRow: {
            /** @description A currency configured for the unit, such as `EUR`. */
            currencyId: string;
            /** @description The code of a sales type configured for the unit, such as `TAKE`, or one of its aliases. Up to 64 printable characters, compared exactly. */
            salesTypeId: string;
            timeSlotStart: components["schemas"]["SlotTime"];
            netSales: components["schemas"]["MoneyInput"];
            grossSales: components["schemas"]["MoneyInput"];
            /**
             * Format: int32
             * @description How many checks (bills).
             */
            numChecks: number;
            /**
             * Format: int32
             * @description How many persons were served.
             */
            numGuests: number;
        };
        /** @description The answer to a submission. */
        Receipt: {
            submissionId?: components["schemas"]["SubmissionId"];
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description When the call was received.
             */
            receivedAt: string;
            /** @description `true` on a dry run. Then nothing was stored and there is no `submissionId`. */
            validateOnly?: boolean;
            rows: components["schemas"]["RowCounts"];
            /** @description The totals of the whole business day after this submission, one per currency. */
            dayTotals: components["schemas"]["DayTotal"][];
            /** @description What looks wrong but was accepted. At most 100. */
            warnings: components["schemas"]["Warning"][];
            /** @description Only with `onError=skip`. One result per row, in the order sent. */
            results?: components["schemas"]["RowResult"][];
        };
        /** @description How many rows did what. The last five add up to `received`. */
        RowCounts: {
            received: number;
            created: number;
            updated: number;
            unchanged: number;
            superseded: number;
            rejected: number;
        };
        /** @description What a business day sold in one currency, over all sales types. */
        DayTotal: {
            currencyId: string;
            netSales: components["schemas"]["MoneySum"];
            grossSales: components["schemas"]["MoneySum"];
            numChecks: components["schemas"]["Count"];
            numGuests: components["schemas"]["Count"];
        };
        /** @description Something that looks wrong but was accepted. */
        Warning: {
            /** @description A JSON pointer (RFC 6901) into the body, empty for the call as a whole. */
            pointer: string;
            /**
             * @description `net-above-gross`: the net is above the gross. `sales-without-checks`: there are sales and no checks. `no-rows`: there are no
             *     rows. `more-decimals-than-currency`: an amount has more decimals than its currency. `unknown-member`: members are not known, and were ignored. `unknown-header`: a header that was meant as
             *     `Idempotency-Key` has no effect. New codes may be added.
             */
            code: string;
            detail: string;
        };
        /** @description What became of one row. */
        RowResult: {
            /** @description The place of the row in `realTimeSales`, from 0. */
            index: number;
            outcome: components["schemas"]["Outcome"];
            /** @description Every fault of a `rejected` row. */
            errors?: components["schemas"]["Fault"][];
        };
        /** @description What was sold in one slot, for one sales type and one currency, as last submitted. */
        Figure: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            currencyId: string;
            salesTypeId: string;
            /**
             * Format: date-time
             * @description The start of the slot, in UTC.
             */
            timeSlotStart: string;
            /**
             * Format: date-time
             * @description The end of the slot, not part of it, in UTC.
             */
            timeSlotEnd: string;
            /**
             * Format: date-time
             * @description The start with the offset of the unit's zone.
             */
            timeSlotStartLocal: string;
            /**
             * Format: date-time
             * @description The end with the offset of the unit's zone.
             */
            timeSlotEndLocal: string;
            netSales: components["schemas"]["Money"];
            grossSales: components["schemas"]["Money"];
            numChecks: components["schemas"]["Count"];
            numGuests: components["schemas"]["Count"];
            /**
             * Format: date-time
             * @description When the submission that last changed it was received.
             */
            changedAt: string;
            submissionId: components["schemas"]["SubmissionId"];
            /**
             * Format: date-time
             * @description The newest `observedAt` it reflects, if its senders gave any.
             */
            observedAt?: string;
        };
        /** @description The sales of a unit on a business day. */
        DaySales: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description The `asOf` asked for.
             */
            asOf?: string;
            standing: components["schemas"]["DayStanding"];
            /** @description In order of slot, sales type and currency. */
            figures: components["schemas"]["Figure"][];
            /** @description The totals of the whole business day, one per currency. Filters do not narrow them. */
            dayTotals: components["schemas"]["DayTotal"][];
        };
        /** @description How far the business day can be relied on. */
        DayStanding: {
            /**
             * @description `upcoming` and `running` go by the clocks of the unit. Then it is `complete`, or `changed` where a figure changed after `completeAt`.
             * @enum {string}
             */
            state: "upcoming" | "running" | "complete" | "changed";
            /**
             * Format: date-time
             * @description The end of the business day.
             */
            endsAt: string;
            /**
             * Format: date-time
             * @description An hour after its end, for what tills send last: a change after that is one of a complete day.
             */
            completeAt: string;
            /**
             * Format: date-time
             * @description When the newest of its figures came. Absent where there is none.
             */
            changedAt?: string;
            /** @description The submission it came with. */
            changedBy?: components["schemas"]["SubmissionId"];
            /** @description Whether the day is closed to real-time sales. */
            final: boolean;
        };
        /** @description How a business day of a unit stands. */
        UnitDayStanding: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            standing: components["schemas"]["DayStanding"];
        };
        /** @description How business days stand. */
        DayStandingList: {
            items: components["schemas"]["UnitDayStanding"][];
        };
        /** @description A scenario as a person writes it. */
        ScenarioDraft: {
            name: string;
            /** @description The path and query of the page, such as `/analytics/sales?unit=9`. */
            view: string;
            /**
             * @description Whether everybody in the company sees it.
             * @default false
             */
            shared: boolean;
        };
        /** @description A view with a name. */
        Scenario: {
            scenarioId: string;
            name: string;
            view: string;
            shared: boolean;
            /** @description The user whose it is. */
            owner: string;
            /** @description Whether that is the caller. */
            mine: boolean;
            /** @description Whether the caller begins with it. */
            isDefault: boolean;
            /** Format: date-time */
            changedAt: string;
        };
        /** @description Scenarios in order of name. */
        ScenarioList: {
            items: components["schemas"]["Scenario"][];
        };
        /** @description Imports of files. */
        ImportList: {
            items: components["schemas"]["Import"][];
        };
        /** @description A file whose business days go into the ledger together. */
        Import: {
            importId: string;
            /**
             * @description How far it is. Of one that is `partly-committed` or `partly-undone`, `failures` says which days could not be dealt with: all others are.
             * @enum {string}
             */
            state: "previewed" | "committing" | "partly-committed" | "committed" | "undoing" | "partly-undone" | "undone";
            /** @description The name of the file. */
            name: string;
            /**
             * @description What its rows are.
             * @enum {string}
             */
            kind: "lines" | "slots" | "days";
            /** @description The columns that were found. */
            columns: components["schemas"]["ImportColumn"][];
            /** @description How many rows the file has below its header. */
            rows: number;
            /** @description How many of them are not valid. */
            badRows: number;
            /** @description How many business days of units it has. */
            days: number;
            /** @description How many of them are committed or undone so far. */
            doneDays: number;
            /** @description How many of them could not be committed or undone. Absent where there is none. */
            failureCount?: number;
            /** @description Which days could not be committed or undone, and why; the first 100. Absent where there is none. */
            failures?: components["schemas"]["ImportFailure"][];
            firstDay?: components["schemas"]["BusinessDay"];
            lastDay?: components["schemas"]["BusinessDay"];
            /** @description How many of them had sales when the file came: committing it takes the place of those. */
            daysWithSales: number;
            /** @description What the file sums up to, by currency. */
            totals: components["schemas"]["DayTotal"][];
            /** @description What is wrong with rows; the first 100. */
            problems: components["schemas"]["ImportProblem"][];
            /** @description How many warnings there are. Absent where there is none. */
            warningCount?: number;
            /** @description What looks wrong in a file that is taken all the same; the first 100. Absent where there is none. */
            warnings?: components["schemas"]["ImportWarning"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            changedAt: string;
            actor: components["schemas"]["Actor"];
        };
        /**
         * @description A business day that an import could not commit or undo. It has the sales that it had before. `out-of-range`: the
         *     total of a sales type would not lie between -10^13 and 10^13. Send other sales for the day or import it anew, then
         *     commit or undo the import again. New codes may be added.
         */
        ImportFailure: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            code: string;
            detail: string;
        };
        /** @description A column and the field that it holds. */
        ImportColumn: {
            field: string;
            column: string;
        };
        /** @description What is wrong with a row. */
        ImportProblem: {
            /** @description Counted from 1, the header. */
            row: number;
            column?: string;
            detail: string;
        };
        /**
         * @description What looks wrong in a file that is taken all the same: `more-decimals-than-currency` of an amount, unless `intake.currencyDecimals`
         *     refuses it; `net-above-gross` and `sales-without-checks` of a row, as of a submission, where the file has the
         *     columns; `unused-mapping` of a name that `unit` or `salesType` maps and no row says. New codes may be added.
         */
        ImportWarning: {
            /** @description Counted from 1, the header. Absent for the file as a whole. */
            row?: number;
            column?: string;
            code: string;
            detail: string;
        };
        /** @description Which business day a session states. */
        ImportSessionStart: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
        };
        /** @description A session that states a business day of a unit as a whole. */
        ImportSession: {
            importId: string;
            /**
             * @description How far it is. Only an open one gets more sales.
             * @enum {string}
             */
            state: "open" | "finishing" | "finished" | "undoing" | "undone";
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /** @description How many calls added to it. */
            calls: number;
            /**
             * Format: date-time
             * @description When it ends, if it is not finished.
             */
            expiresAt: string;
            /** @description Why its day could not be undone the last time. Absent where it could, or nobody asked for it. */
            failures?: components["schemas"]["ImportFailure"][];
            /** @description What the call sent that has no effect. Absent where there is none. */
            warnings?: components["schemas"]["Warning"][];
            reconciliation?: components["schemas"]["ImportReconciliation"];
        };
        /** @description What tills sent, held against what the session states. */
        ImportReconciliation: {
            bySalesType: components["schemas"]["ImportDifference"][];
            /** @description Empty where the session knows no slots. Without `timeSlotStart` it is what the session knows for the day only. */
            bySlot: components["schemas"]["ImportDifference"][];
        };
        /** @description Both sides; absent where nothing is known. */
        ImportDifference: {
            salesTypeId: string;
            currencyId: string;
            /** Format: date-time */
            timeSlotStart?: string;
            realTime?: components["schemas"]["Measures"];
            imported?: components["schemas"]["Measures"];
            difference: components["schemas"]["SignedMeasures"];
        };
        /** @description Imported less real-time. */
        SignedMeasures: {
            netSales: components["schemas"]["MoneySum"];
            grossSales: components["schemas"]["MoneySum"];
            /** Format: int64 */
            numChecks: number;
            /** Format: int64 */
            numGuests: number;
        };
        /** @description The sales of the whole business day. */
        TotalSales: {
            TotalSales: components["schemas"]["TotalSalesRow"][];
        };
        /** @description What was sold. Either `SalesTypeId`, or `SalesType` by its English name. */
        TotalSalesRow: {
            CurrencyId: string;
            SalesTypeId?: string;
            SalesType?: string;
            NetSales: components["schemas"]["MoneyInput"];
            GrossSales: components["schemas"]["MoneyInput"];
            /** Format: int64 */
            NumChecks: number;
            /** Format: int64 */
            NumGuests: number;
        };
        /** @description The sales of hours. */
        HourlySales: {
            HourlySales: components["schemas"]["HourlySalesRow"][];
        };
        /** @description What was sold. Either `SalesTypeId`, or `SalesType` by its English name. */
        HourlySalesRow: {
            CurrencyId: string;
            SalesTypeId?: string;
            SalesType?: string;
            NetSales: components["schemas"]["MoneyInput"];
            GrossSales: components["schemas"]["MoneyInput"];
            /** Format: int64 */
            NumChecks: number;
            /** Format: int64 */
            NumGuests: number;
            Hour?: number;
            TimeSlotStart?: string;
        };
        /** @description The sales of slots. */
        DetailedSales: {
            DetailedSales: components["schemas"]["DetailedSalesRow"][];
        };
        /** @description What was sold. Either `SalesTypeId`, or `SalesType` by its English name. */
        DetailedSalesRow: {
            CurrencyId: string;
            SalesTypeId?: string;
            SalesType?: string;
            NetSales: components["schemas"]["MoneyInput"];
            GrossSales: components["schemas"]["MoneyInput"];
            /** Format: int64 */
            NumChecks: number;
            /** Format: int64 */
            NumGuests: number;
            TimeSlotStart?: string;
        };
        /** @description A page of figures. */
        FigurePage: {
            items: components["schemas"]["Figure"][];
            nextCursor?: components["schemas"]["NextCursor"];
        };
        /** @description Some of the figures behind a number of a report. */
        ReportFigurePage: {
            items: components["schemas"]["ReportFigure"][];
            nextCursor?: components["schemas"]["NextCursor"];
        };
        /** @description A figure, and where it comes from. */
        ReportFigure: {
            /** Format: int64 */
            unitId: number;
            unitName: string;
            businessDay: components["schemas"]["BusinessDay"];
            currencyId: string;
            salesTypeId: string;
            /**
             * Format: date-time
             * @description The start of the slot, in UTC. Absent where it is known by the business day only.
             */
            timeSlotStart?: string;
            /**
             * Format: date-time
             * @description The end of the slot, not part of it, in UTC.
             */
            timeSlotEnd?: string;
            /**
             * Format: date-time
             * @description The start with the offset of the unit's zone.
             */
            timeSlotStartLocal?: string;
            netSales: components["schemas"]["Money"];
            grossSales: components["schemas"]["Money"];
            numChecks: components["schemas"]["Count"];
            numGuests: components["schemas"]["Count"];
            /**
             * Format: date-time
             * @description When the submission that last changed it was received.
             */
            changedAt: string;
            submissionId: components["schemas"]["SubmissionId"];
            /**
             * Format: date-time
             * @description The newest `observedAt` it reflects, if its senders gave any.
             */
            observedAt?: string;
            kind: components["schemas"]["SubmissionKind"];
            actor: components["schemas"]["Actor"];
            /**
             * Format: int64
             * @description How often it changed, its first value included.
             */
            changes: number;
            /** @description Where every past value of its slot is read. Absent where it is known by the business day only. */
            history?: string;
        };
        /** @description The `cursor` of the next page. Absent on the last. */
        NextCursor: string;
        /** @description Every change of the figures of one slot, oldest first. */
        SlotHistory: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /** Format: date-time */
            timeSlotStart: string;
            /** Format: date-time */
            timeSlotEnd: string;
            items: components["schemas"]["FigureChange"][];
        };
        /** @description One change of one figure. */
        FigureChange: {
            /**
             * Format: int64
             * @description The place of the submission in the order of all.
             */
            sequence: number;
            submissionId: components["schemas"]["SubmissionId"];
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            observedAt?: string;
            kind: components["schemas"]["SubmissionKind"];
            actor: components["schemas"]["Actor"];
            currencyId: string;
            salesTypeId: string;
            /** @description The sales type as it was sent, if that was an alias. */
            sentSalesTypeId?: string;
            /** @description The value before. Absent when there was none. */
            old?: components["schemas"]["Measures"];
            /** @description The value after. Absent when the figure was removed. */
            new?: components["schemas"]["Measures"];
        };
        /** @description What was sold. */
        Measures: {
            netSales: components["schemas"]["Money"];
            grossSales: components["schemas"]["Money"];
            numChecks: components["schemas"]["Count"];
            numGuests: components["schemas"]["Count"];
        };
        /** @description What was sold, summed. Averages are rounded half to even to four decimals, and absent where they would be divided by 0. */
        ReportMeasures: {
            netSales: components["schemas"]["MoneySum"];
            grossSales: components["schemas"]["MoneySum"];
            grossMinusNet: components["schemas"]["MoneySum"];
            numChecks: components["schemas"]["Count"];
            numGuests: components["schemas"]["Count"];
            averageCheck?: components["schemas"]["MoneySum"];
            spendPerGuest?: components["schemas"]["MoneySum"];
        };
        /** @description What was sold in one bucket, group and currency. */
        SalesReportRow: {
            /**
             * @description The piece of the period: a time (`12:15`), a daypart, a day, a week (`2026-W48`), a month (`2026-11`) or a weekday. Absent for the
             *     whole period, for what lies in no daypart, and for what is known by the day only.
             */
            bucket?: string;
            /** @description Whether the clock shows the time for the second time. */
            again?: boolean;
            /** @description The value of each dimension of `by`, in that order. Empty text where a unit or sales type has none. */
            groups?: string[];
            /** @description Whether the row adds up the groups beyond `top`. */
            rest?: boolean;
            /** @description The currency (ISO 4217). */
            currencyId: string;
            /** @description All that was sold in the period, whether it is compared or not. Absent where all of it is to come. */
            sold?: components["schemas"]["ReportMeasures"];
            /**
             * @description What was sold on the days that are compared, of a running day in the slots that have finished. It
             *     is the basis of `change`, beside `other`. Absent where no day is.
             */
            part?: components["schemas"]["ReportMeasures"];
            /**
             * @description What was sold, or expected, on the counterparts of the same days, in the same slots. Absent where
             *     no day is compared. What is expected of a period that is all to come stands here alone.
             */
            other?: components["schemas"]["ReportMeasures"];
            /**
             * @description From `other` to `part`. Absent with them, where `coverage` is `low`, and where none of the measures
             *     has one.
             */
            change?: components["schemas"]["ReportChange"];
            /**
             * @description How much of the row is compared: say it beside `change`. Absent without a comparison, and where
             *     all of the row is compared.
             */
            coverage?: components["schemas"]["ReportCoverage"];
            /**
             * @description For a mean per business day. Only in reports by weekday (`grain` or `by`), and absent where no
             *     day is over.
             */
            perDay?: components["schemas"]["ReportPerDay"];
            /**
             * @description The part that the row has in what its currency has in `totals`, of the measure that `shareOf`
             *     names, where 1 is all of it; 4 decimals. Absent where that is not above 0, and of averages.
             */
            share?: Decimal;
        };
        /**
         * @description By what part of `other` a measure of `part` is more or less: (`part` - `other`) / `other`, of the
         *     numbers as they stand there, rounded half to even to 3 decimals. So -0.406 is to be shown as
         *     -40.6 %. A measure whose `other` is 0 or less, or that has no value, is absent: it has no percentage.
         */
        ReportChange: {
            netSales?: number;
            grossSales?: number;
            grossMinusNet?: number;
            numChecks?: number;
            numGuests?: number;
            averageCheck?: number;
            spendPerGuest?: number;
        };
        /**
         * @description How much of a row is compared. Days to come do not count, nor days on which a unit was not open by
         *     its description. The units are those that sold in the currency of the row, in either period. In
         *     a row of a time of day, a daypart, a sales type or a category it is that of the units of the row.
         */
        ReportCoverage: {
            /** @description Business days of the period of which at least one unit is compared. */
            days: number;
            /** @description Business days of the period that have begun. */
            ofDays: number;
            /** @description Units of which at least one day is compared. */
            units: number;
            /** @description Units of the row. */
            ofUnits: number;
            /** @description Days that are compared, counted for each unit. */
            unitDays: number;
            /** @description Days that have begun, counted for each unit. */
            ofUnitDays: number;
            /**
             * @description Whether `unitDays` is less than half of `ofUnitDays`. What is compared is then too little to stand
             *     for the row, which has no `change`: show `part` and `other` with the coverage alone.
             */
            low: boolean;
        };
        /**
         * @description What a mean per business day is made of: `sold` divided by `days`. Days that are running are in
         *     neither, nor days of which nothing is known.
         */
        ReportPerDay: {
            /** @description Business days of that weekday that are over, and of which at least one unit of the row is known. */
            days: number;
            /** @description What was sold on them in the bucket and groups of the row. */
            sold: components["schemas"]["ReportMeasures"];
        };
        /** @description A unit of which the report has no sales. */
        UnitWithoutSales: {
            /**
             * Format: int64
             * @description The unit.
             */
            unitId: number;
            /** @description Its name. */
            name: string;
            /**
             * @description Why. `not-open-yet`: it opens after the period. `closed`: it closed before. `nothing-received`:
             *     no figures of the period came in. `nothing-sold`: there are figures, but none that the
             *     filters let pass.
             * @enum {string}
             */
            reason: "not-open-yet" | "closed" | "nothing-received" | "nothing-sold";
        };
        /** @description A unit that a comparison like for like leaves out. */
        LeftOutUnit: {
            /**
             * Format: int64
             * @description The unit.
             */
            unitId: number;
            /** @description Its name. */
            name: string;
            /**
             * @description Why. `not-open` in all of both periods, or `not-reporting` in one of them.
             * @enum {string}
             */
            reason: "not-open" | "not-reporting";
        };
        /** @description The other period. */
        ReportComparison: {
            /** @description The first business day that a day of the period is compared with. */
            start: components["schemas"]["BusinessDay"];
            /** @description The last one. While the period runs it is the counterpart of the current business day. */
            end: components["schemas"]["BusinessDay"];
            /**
             * @description How days are paired: with the day a fixed number of days before, with the same date of another
             *     month, or the first Monday with the first Monday, the second with the second.
             * @enum {string}
             */
            pairing: "distance" | "date" | "weekday";
            /** @description Whether any day is compared. */
            known: boolean;
            /** @description Units left out of both periods. */
            leftOut: components["schemas"]["LeftOutUnit"][];
        };
        /** @description A report of sales. */
        SalesReport: {
            start: components["schemas"]["BusinessDay"];
            end: components["schemas"]["BusinessDay"];
            /** @description How many units are in it. */
            units: number;
            /**
             * @description Whether a business day of it is not over yet, of the units, weekdays and currencies that the
             *     filters let pass.
             */
            running: boolean;
            /**
             * Format: date-time
             * @description While it runs: when the last slot ended that counts in `part`, in the one of these units that is
             *     furthest behind. Each unit is compared up to its own last slot, on both sides.
             */
            until?: string;
            compared?: components["schemas"]["ReportComparison"];
            /**
             * @description The measure that `share` is of.
             * @enum {string}
             */
            shareOf: "netSales" | "grossSales" | "grossMinusNet" | "numChecks" | "numGuests" | "averageCheck" | "spendPerGuest";
            /** @description Units of the report that have no row, in order of their ids. */
            withoutSales: components["schemas"]["UnitWithoutSales"][];
            /** @description The whole of the period, by currency. */
            totals: components["schemas"]["SalesReportRow"][];
            /** @description The rows, those of each currency together. */
            items: components["schemas"]["SalesReportRow"][];
        };
        /** @description Who did it. The client of a token, the person behind it, or both. */
        Actor: {
            /** @description Absent for the page. */
            clientId?: string;
            /** @description Absent for client credentials. */
            username?: string;
        };
        /** @description Net sales per day. */
        NetSalesList: {
            items: components["schemas"]["NetSales"][];
        };
        /** @description The net sales of a unit on a business day in one currency. */
        NetSales: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            currencyId: string;
            netSales: components["schemas"]["MoneySum"];
        };
        /** @description Gross sales per day. */
        GrossSalesList: {
            items: components["schemas"]["GrossSales"][];
        };
        /** @description The gross sales of a unit on a business day in one currency. */
        GrossSales: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            currencyId: string;
            grossSales: components["schemas"]["MoneySum"];
        };
        /** @description A page of submissions, newest first. */
        SubmissionPage: {
            items: components["schemas"]["Submission"][];
            nextCursor?: components["schemas"]["NextCursor"];
        };
        /** @description One call that sent figures, accepted or refused. */
        Submission: {
            submissionId: components["schemas"]["SubmissionId"];
            status: components["schemas"]["SubmissionStatus"];
            /** Format: date-time */
            receivedAt: string;
            /** @description The `X-Request-Id` of the call. */
            requestId: string;
            /**
             * Format: int64
             * @description Absent when a refused call named no unit of the tenant.
             */
            unitId?: number;
            /** @description Absent for a refused call. */
            businessDay?: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description The `observedAt` of the call, if it gave one.
             */
            observedAt?: string;
            kind: components["schemas"]["SubmissionKind"];
            actor: components["schemas"]["Actor"];
            /** @description Absent for a refused call. */
            rows?: components["schemas"]["RowCounts"];
            /** @description What a refused call was answered. Absent for an accepted one. */
            problem?: components["schemas"]["Problem"];
        };
        /** @description One call that sent figures, with its rows. */
        SubmissionDetail: {
            submissionId: components["schemas"]["SubmissionId"];
            status: components["schemas"]["SubmissionStatus"];
            /** Format: date-time */
            receivedAt: string;
            /** @description The `X-Request-Id` of the call. */
            requestId: string;
            /**
             * Format: int64
             * @description Absent when a refused call named no unit of the tenant.
             */
            unitId?: number;
            /** @description Absent for a refused call. */
            businessDay?: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description The `observedAt` of the call, if it gave one.
             */
            observedAt?: string;
            kind: components["schemas"]["SubmissionKind"];
            actor: components["schemas"]["Actor"];
            /** @description Absent for a refused call. */
            rows?: components["schemas"]["RowCounts"];
            /** @description What a refused call was answered. Absent for an accepted one. */
            problem?: components["schemas"]["Problem"];
            /** @description The totals of the whole business day right after it, one per currency. Empty for a refused call. */
            dayTotals: components["schemas"]["DayTotal"][];
            /** @description What looked wrong but was accepted. Empty for a refused call. */
            warnings: components["schemas"]["Warning"][];
            /** @description The rows, in the order sent, and what each did. Empty for a refused call. */
            results: components["schemas"]["SubmittedRow"][];
        };
        /** @description A row as it was sent and what it did. A `rejected` row has its faults, and no figures. */
        SubmittedRow: {
            /** @description The place of the row in `realTimeSales`, from 0. */
            index: number;
            outcome: components["schemas"]["Outcome"];
            currencyId?: string;
            salesTypeId?: string;
            /** @description The sales type as it was sent, if that was an alias. */
            sentSalesTypeId?: string;
            /** Format: date-time */
            timeSlotStart?: string;
            netSales?: components["schemas"]["Money"];
            grossSales?: components["schemas"]["Money"];
            /** Format: int64 */
            numChecks?: number;
            /** Format: int64 */
            numGuests?: number;
            errors?: components["schemas"]["Fault"][];
        };
        /** @description Server-sent events. Each is read as a `StreamEvent`. */
        EventStream: string;
        /** @description The fields of one server-sent event (HTML standard, section 9.2). */
        StreamEvent: {
            /** @description Where to resume from. Absent for a `forecast` event. */
            id?: string;
            /**
             * @description What happened.
             * @enum {string}
             */
            event: "submission" | "forecast" | "reset";
            /** @description JSON on one line. */
            data: string;
        };
        /** @description The JSON of `submission`, `forecast` and `reset` events, in this order. */
        EventData: components["schemas"]["Event"] | components["schemas"]["ForecastMoved"] | components["schemas"]["StreamReset"];
        /** @description What was missed cannot be sent. The `data` of a `reset` event, without members. */
        StreamReset: Record<string, never>;
        /** @description One accepted submission, and what it changed. The `data` of a `submission` event. */
        Event: {
            /**
             * @description The `id:` of the event, to resume from.
             * @example 5f0c2a9d-88121
             */
            id: string;
            /**
             * Format: int64
             * @description The number in `id`. It has no meaning in another epoch.
             */
            sequence: number;
            submissionId: components["schemas"]["SubmissionId"];
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /** Format: date-time */
            receivedAt: string;
            kind: components["schemas"]["SubmissionKind"];
            actor: components["schemas"]["Actor"];
            rows: components["schemas"]["RowCounts"];
            /** @description The figures it created or updated, with their new values. Empty when it changed nothing. */
            figures: components["schemas"]["Figure"][];
            /** @description The totals of the whole business day right after this submission, one per currency. */
            dayTotals: components["schemas"]["DayTotal"][];
        };
        /** @description What a unit sold and is expected to sell. */
        Forecast: {
            /** Format: int64 */
            unitId: number;
            currencyId: string;
            measure: components["schemas"]["ForecastMeasure"];
            /** @description Into what the days are cut. */
            grain: string;
            start: components["schemas"]["BusinessDay"];
            end: components["schemas"]["BusinessDay"];
            /**
             * @description Whether there is a forecast. `pending` will be made within a minute or so (with `asOf`, had not been made then); for `notEnoughHistory` less than a week of sales is known.
             * @enum {string}
             */
            status: "ready" | "pending" | "notEnoughHistory";
            /** @description Of how many business days sales are known. */
            knownDays: number;
            /**
             * Format: date-time
             * @description The moment it stands at.
             */
            asOf: string;
            /**
             * Format: date-time
             * @description When it was learned. Absent without a forecast.
             */
            madeAt?: string;
            learnedThrough?: components["schemas"]["BusinessDay"];
            method?: components["schemas"]["ForecastMethod"];
            /**
             * @description Whether the public holidays of the unit are known. With `noCountry` the unit has no country; with `unknownCountry` no holidays are known of it: the country is not an ISO 3166 code, or there is no list for it. Then holidays are forecast as ordinary days, unless they are events of the calendar.
             * @enum {string}
             */
            publicHolidays: "known" | "noCountry" | "unknownCountry";
            /** @description How accurate such forecasts have been, by horizon. */
            accuracy: components["schemas"]["ForecastAccuracy"][];
            /** @description The pieces, in order of time. Empty within days whose sales are not known by slot. */
            items: components["schemas"]["ForecastItem"][];
            total?: components["schemas"]["ForecastItem"];
        };
        /**
         * @description What is forecast.
         * @default netSales
         * @enum {string}
         */
        ForecastMeasure: "netSales" | "grossSales" | "numChecks" | "numGuests" | "averageCheck";
        /**
         * @description What forecasts. `mean-of-4`, of the last four same weekdays, stands in where it has been better than the model for eight weeks.
         * @enum {string}
         */
        ForecastMethod: "model" | "mean-of-4";
        /** @description A piece of a forecast. */
        ForecastItem: {
            /** @description Its name: a business day, the Monday of a week, the start of a slot or hour, the id of a daypart. */
            bucket: string;
            businessDay: components["schemas"]["BusinessDay"];
            /** @description How many business days it is of, where it is a sum of days. */
            days?: number;
            /** Format: date-time */
            start: string;
            /**
             * Format: date-time
             * @description Not part of it.
             */
            end: string;
            /**
             * @description Whether it is over, has begun, or is to come.
             * @enum {string}
             */
            kind: "actual" | "running" | "forecast";
            /** @description What was sold, so far where it runs. Absent where nothing is known. */
            actual?: number;
            forecast?: components["schemas"]["ForecastEstimate"];
            adjusted?: components["schemas"]["ForecastEstimate"];
            adjustment?: components["schemas"]["ForecastAdjustment"];
            /**
             * @description Why nothing is expected. By the calendar, because the unit is not open (any more), or because it never sold on that weekday or holiday.
             * @enum {string}
             */
            closed?: "closure" | "unit" | "weekday" | "holiday";
            /** @description The public holiday or event, or what it is beside. */
            special?: string;
            why?: components["schemas"]["ForecastWhy"];
        };
        /** @description What is expected, and the intervals that hold what comes in 50, 80 and 95 of 100 cases. An average check has none. */
        ForecastEstimate: {
            expected: number;
            low50?: number;
            high50?: number;
            low80?: number;
            high80?: number;
            low95?: number;
            high95?: number;
        };
        /**
         * @description What makes up the system's forecast: `level`, what an average day brings now, times the factors of the weekday, of the time of the
         *     year and of the month (`season`), of a holiday or event, and of what was sold so far.
         */
        ForecastWhy: {
            level: number;
            weekday: number;
            season: number;
            special: number;
            soFar: number;
        };
        /** @description How forecasts of the last eight weeks came true, at one horizon. Shares are from 0 on, where 1 is all. */
        ForecastAccuracy: {
            /**
             * @description How many days ahead, or the sum of seven days.
             * @enum {string}
             */
            horizon: "1" | "1-7" | "8-14" | "week";
            /** @description How many forecasts were compared with what came. */
            compared: number;
            /** @description How many of them were made at the time. The others are what the model would have said. */
            issued: number;
            /** @description The sum of absolute errors over the sum of what was sold. */
            wape: number;
            /** @description The sum of errors over the sum of what was sold, above 0 where too much was expected. */
            bias: number;
            /** @description The mean absolute error over that of the same weekday a week before. */
            mase?: number;
            /** @description The share of days inside the 50 % interval. */
            coverage50: number;
            coverage80: number;
            coverage95: number;
            /** @description The same `wape` of the mean of the last four same weekdays. */
            simpleWape?: number;
        };
        /** @description The accuracy of a unit's forecasts. */
        ForecastAccuracyList: {
            items: components["schemas"]["UnitForecastAccuracy"][];
        };
        /** @description The accuracy of a unit's forecasts of one measure. */
        UnitForecastAccuracy: {
            /** Format: int64 */
            unitId: number;
            measure: components["schemas"]["ForecastMeasure"];
            currencyId: string;
            through: components["schemas"]["BusinessDay"];
            method: components["schemas"]["ForecastMethod"];
            horizons: components["schemas"]["ForecastAccuracy"][];
            adjustments?: components["schemas"]["ForecastContest"];
        };
        /** @description Who was better on the days that a person adjusted. */
        ForecastContest: {
            days: number;
            adjustedWape: number;
            systemWape: number;
        };
        /** @description Either a factor or a value, and why. */
        ForecastDecision: {
            /** @description Of what the system expects, at most 4 decimals. */
            factor?: number;
            /** @description What the day will bring, at most 4 decimals. */
            value?: number;
            /** @description The measure it is about. Without it, a factor is about all and a value about `netSales`. */
            measure?: string;
            /** @description The currency it is about. Without it, a factor is about all and a value about the unit's first. */
            currencyId?: string;
            reason: string;
        };
        /** @description What was decided about a day. */
        ForecastAdjustment: {
            businessDay: components["schemas"]["BusinessDay"];
            /** @enum {string} */
            action: "set" | "withdraw";
            factor?: number;
            value?: number;
            /** @description The measure it is about. Absent for all. */
            measure?: string;
            /** @description The currency it is about. Absent for all. */
            currencyId?: string;
            reason?: string;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            at: string;
        };
        /** @description Decisions about days. */
        ForecastAdjustmentList: {
            items: components["schemas"]["ForecastAdjustment"][];
        };
        /** @description What units are expected to sell together. */
        ForecastAcross: {
            currencyId: string;
            measure: components["schemas"]["ForecastMeasure"];
            start: components["schemas"]["BusinessDay"];
            end: components["schemas"]["BusinessDay"];
            /** Format: date-time */
            asOf: string;
            items: components["schemas"]["ForecastItem"][];
            total?: components["schemas"]["ForecastItem"];
            /** @description What each unit brings. */
            units: components["schemas"]["UnitForecast"][];
            /** @description The units that have no forecast. */
            missing: number[];
        };
        /** @description What a unit brings. */
        UnitForecast: {
            /** Format: int64 */
            unitId: number;
            total: components["schemas"]["ForecastItem"];
        };
        /** @description A business day of which something else is expected than was said before. The `data` of a `forecast` event. */
        ForecastMoved: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            currencyId: string;
            measure: components["schemas"]["ForecastMeasure"];
            /** @description What was expected when it was last said. */
            before: number;
            forecast: components["schemas"]["ForecastEstimate"];
            /** Format: date-time */
            at: string;
        };
        /** @description An entry of the company's calendar. */
        CalendarEvent: {
            id: string;
            kind: components["schemas"]["CalendarEventKind"];
            name: string;
            start: components["schemas"]["BusinessDay"];
            end: components["schemas"]["BusinessDay"];
            /** @description The units it holds for; none means all. */
            units: number[];
            note: string;
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            changedAt: string;
        };
        /**
         * @description What it does to its days.
         * @enum {string}
         */
        CalendarEventKind: "closure" | "opening" | "event" | "note";
        /** @description An entry of the company's calendar, as it is put. */
        CalendarEventInput: {
            kind: components["schemas"]["CalendarEventKind"];
            name: string;
            start: components["schemas"]["BusinessDay"];
            end?: components["schemas"]["BusinessDay"];
            /** @description The units it holds for, each once; none means all. */
            units?: number[];
            note?: string;
        };
        /** @description Entries of the company's calendar. */
        CalendarEventList: {
            items: components["schemas"]["CalendarEvent"][];
        };
        /** @description When a business day starts and ends, and its slots. */
        BusinessDayCalendar: {
            /** Format: int64 */
            unitId: number;
            businessDay: components["schemas"]["BusinessDay"];
            /** Format: date-time */
            start: string;
            /**
             * Format: date-time
             * @description Not part of the day.
             */
            end: string;
            timeZone: components["schemas"]["TimeZone"];
            /**
             * Format: double
             * @description How long the day is, 24 but for clock changes.
             */
            hours: number;
            slotMinutes: components["schemas"]["SlotMinutes"];
            slots: components["schemas"]["CalendarSlot"][];
            /**
             * Format: date-time
             * @description The time on our clock. Only for `current`.
             */
            now?: string;
        };
        /** @description A slot. */
        CalendarSlot: {
            /** Format: date-time */
            start: string;
            /**
             * Format: date-time
             * @description Not part of the slot.
             */
            end: string;
            /** @description What a clock on the wall shows at the start. */
            local: string;
            /** @description The offset from UTC at the start. */
            offset: string;
        };
        /** @description A time zone of the IANA database, such as `Europe/Madrid`. */
        TimeZone: string;
        /** @description A time of day, `HH:mm`. */
        Clock: string;
        /**
         * @description The slot length in minutes.
         * @enum {integer}
         */
        SlotMinutes: 5 | 10 | 15 | 20 | 30 | 60;
        /** @description A page of business units. */
        BusinessUnitPage: {
            items: components["schemas"]["BusinessUnit"][];
            nextCursor?: components["schemas"]["NextCursor"];
        };
        /** @description One site. */
        BusinessUnit: {
            /** Format: int64 */
            id: number;
            name: string;
            timeZone: components["schemas"]["TimeZone"];
            dayStart: components["schemas"]["Clock"];
            slotMinutes: components["schemas"]["SlotMinutes"];
            groupings: components["schemas"]["Groupings"];
            /** @description The currencies in which it accepts sales. */
            currencies: string[];
            /** @description The sales types for which it accepts sales. */
            salesTypes: string[];
            openedOn?: components["schemas"]["BusinessDay"];
            closedOn?: components["schemas"]["BusinessDay"];
            currentBusinessDay: components["schemas"]["BusinessDay"];
            /**
             * Format: date-time
             * @description When the last submission was received. Absent when there is none.
             */
            lastReceivedAt?: string;
        };
        /** @description What units are grouped by in reports. */
        Groupings: {
            brand?: string;
            company?: string;
            region?: string;
            country?: string;
            city?: string;
        };
        /** @description What a tenant has decided for all its units. */
        TenantConfiguration: {
            slug: string;
            name: string;
            /**
             * Format: int64
             * @description Grows by one with every change.
             */
            version: number;
            currencies: components["schemas"]["Currency"][];
            salesTypes: components["schemas"]["SalesType"][];
            dayparts: components["schemas"]["Daypart"][];
            defaults: components["schemas"]["UnitDefaults"];
            intake: components["schemas"]["IntakePolicy"];
        };
        /** @description A currency the tenant sells in. */
        Currency: {
            /** @description Three capital letters (ISO 4217). */
            id: string;
            /** @description With how many decimals amounts are shown. */
            decimals: number;
        };
        /** @description Names by language (BCP 47), `en` at the least. */
        Names: {
            [key: string]: string;
        };
        /** @description A channel through which the tenant sells. */
        SalesType: {
            /** @description Its code: up to 64 printable characters. */
            id: string;
            /** @description Other codes that tills may send for it. They are compared exactly, as its code is. */
            aliases: string[];
            names: components["schemas"]["Names"];
            category?: string;
            /**
             * @description What its traffic is counted by.
             * @enum {string}
             */
            trafficBy: "guests" | "checks";
        };
        /** @description A named part of the business day. */
        Daypart: {
            id: string;
            names: components["schemas"]["Names"];
            from: components["schemas"]["Clock"];
            /** @description The end, not part of it. At or before `from`, it is on the next date. */
            to: components["schemas"]["Clock"];
        };
        /** @description What a unit has where it says nothing itself. */
        UnitDefaults: {
            timeZone: components["schemas"]["TimeZone"];
            dayStart: components["schemas"]["Clock"];
            slotMinutes: components["schemas"]["SlotMinutes"];
            /** @description BCP 47. */
            language?: string;
        };
        /** @description What the tenant accepts. */
        IntakePolicy: {
            /** @description How many days before the current business day a submission may be for. */
            maxAgeDays: number;
            /** @description How far ahead of our clock a slot may start, for tills whose clocks run fast. */
            futureToleranceSeconds: number;
            /**
             * @description What becomes of an amount with more decimals than its currency has: it is stored with the warning `more-decimals-than-currency`,
             *     or refused with that code.
             * @enum {string}
             */
            currencyDecimals: "warn" | "refuse";
        };
        /** @description Who logs in. */
        Credentials: {
            username: string;
            /** Format: password */
            password: string;
        };
        /** @description Who is logged in to the page. */
        Session: {
            username: string;
            displayName: string;
            tenant: components["schemas"]["SessionTenant"];
            /** @description The language of the user (BCP 47). Absent for what the browser prefers. */
            language?: string;
            scopes: components["schemas"]["Scope"][];
        };
        /** @description The tenant of a session. */
        SessionTenant: {
            slug: string;
            name: string;
        };
        /** @description A request for a token (RFC 6749). */
        TokenRequest: {
            /** @description `client_credentials`, `password` or `refresh_token`. */
            grant_type: string;
            /** @description Scopes, separated by spaces. */
            scope?: string;
            username?: string;
            /** Format: password */
            password?: string;
            /** @description The newest one. One that was used already gets the same new one for 30 seconds; after that it ends the log-in. */
            refresh_token?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
        };
        /** @description A token (RFC 6749 5.1). */
        TokenResponse: {
            access_token: string;
            /** @description How many seconds it lives. */
            expires_in: number;
            /** @constant */
            token_type: "Bearer";
            /** @description Only with the grants `password` and `refresh_token`. Keep it in place of the one before. */
            refresh_token?: string;
            /** @description What was granted, separated by spaces. */
            scope: string;
        };
        /** @description An error of an OAuth endpoint (RFC 6749 5.2). */
        OAuthError: {
            error: string;
            error_description?: string;
            error_uri?: string;
        };
        /** @description A request to revoke a token (RFC 7009). */
        RevocationRequest: {
            token: string;
            /** @description `access_token` or `refresh_token`. Only a hint. */
            token_type_hint?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
        };
        /** @description A question about a token (RFC 7662). */
        IntrospectionRequest: {
            token: string;
            /** @description `access_token` or `refresh_token`. Only a hint. */
            token_type_hint?: string;
            client_id?: string;
            /** Format: password */
            client_secret?: string;
        };
        /** @description What is known of a token (RFC 7662 2.2). Only `active` when it is not active. */
        Introspection: {
            active: boolean;
            scope?: string;
            client_id?: string;
            username?: string;
            token_type?: string;
            /**
             * Format: int64
             * @description Seconds since 1970.
             */
            exp?: number;
            /**
             * Format: int64
             * @description Seconds since 1970.
             */
            iat?: number;
            sub?: string;
            aud?: string;
            iss?: string;
            jti?: string;
            /** @description The slug of the tenant. */
            tenant?: string;
        };
        /** @description Authorization server metadata (RFC 8414). More members may stand in it. */
        ServerMetadata: {
            issuer: string;
            token_endpoint: string;
            jwks_uri: string;
            revocation_endpoint: string;
            introspection_endpoint: string;
            grant_types_supported: string[];
            /** @description Empty. There is no authorization endpoint. */
            response_types_supported: string[];
            scopes_supported: string[];
            token_endpoint_auth_methods_supported: string[];
            revocation_endpoint_auth_methods_supported?: string[];
            introspection_endpoint_auth_methods_supported?: string[];
            service_documentation?: string;
        };
        /** @description The keys that sign access tokens (RFC 7517). */
        JSONWebKeySet: {
            keys: components["schemas"]["JSONWebKey"][];
        };
        /** @description A public RSA key. */
        JSONWebKey: {
            kty: string;
            use: string;
            alg: string;
            kid: string;
            n: string;
            e: string;
        };
        /** @description What went wrong (RFC 9457). */
        Problem: {
            /** @description The address of the page that explains it. It ends in one of `ProblemSlug`. */
            type: string;
            /** @description What it is, the same text for every problem of the type. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What is wrong this time and what to do. */
            detail?: string;
            /** @description The path of the call. */
            instance?: string;
            /** @description The `X-Request-Id` of the call. */
            requestId: string;
            /** @description Every fault found, the first 100 of them. The first gives the `type`. */
            errors?: components["schemas"]["Fault"][];
            /** @description How many faults there are in all. Present whenever `errors` is. */
            errorCount?: number;
        };
        /**
         * @description The last part of a problem's `type`.
         * @enum {string}
         */
        ProblemSlug: "invalid-request" | "unknown-parameter" | "invalid-unit" | "business-day-mismatch" | "currency-mismatch" | "sales-type-mismatch" | "invalid-time-slot" | "missing-token" | "invalid-token" | "wrong-credentials" | "insufficient-scope" | "unit-not-permitted" | "https-required" | "cross-origin" | "tenant-not-found" | "tenant-configuration-not-found" | "not-found" | "method-not-allowed" | "not-acceptable" | "wrong-state" | "idempotency-in-progress" | "payload-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "rate-limited" | "internal-error" | "unavailable";
        /**
         * @description One thing that is wrong, and where. The codes follow; new ones may be added, then go by the `type` of the problem.
         *
         *     | problem | codes |
         *     |---|---|
         *     | `invalid-request` | `not-json`, `missing-member`, `duplicate-member`, `wrong-type`, `out-of-range`, `too-many-decimals`, `not-a-time`, `missing-parameter`, `invalid-parameter` (with `suggestion` where a value is near), `too-many`, `name-taken`, `unknown-member`, `more-decimals-than-currency` |
         *     | `wrong-state` | `wrong-state` |
         *     | `unknown-parameter` | `unknown-parameter` (with `known`, and `suggestion` where one is near) |
         *     | `invalid-unit` | `not-an-integer`, `unknown-unit` |
         *     | `business-day-mismatch` | `not-a-date`, `day-in-future`, `day-too-old`, `slot-outside-business-day` (with `businessDay`), `unit-not-open`, `unit-closed` |
         *     | `currency-mismatch` | `currency-not-configured` (with `configured`, and `suggestion` where only the case differs) |
         *     | `sales-type-mismatch` | `sales-type-not-configured` (with `configured`, and `suggestion` where only the case differs) |
         *     | `invalid-time-slot` | `slot-not-aligned` (with `nearest`), `ambiguous-local-time` and `skipped-local-time` (with `candidates`), `slot-in-future`, `duplicate-key` (with `first`, the pointer of the row that has the key already) |
         *     | `payload-too-large` | `too-many-rows` |
         */
        Fault: {
            /** @description A JSON pointer (RFC 6901) into the body, spelt as it was sent; for a missing member, where it should stand. Empty for the whole body, and for a fault outside it. */
            pointer: string;
            /** @description The name of the parameter of the path, query or header, when the fault is there. */
            parameter?: string;
            /** @description The fault, for programs. */
            code: string;
            /** @description What is wrong and how to fix it, for people. */
            detail: string;
            /** @description The business day that the slot lies in. */
            businessDay?: components["schemas"]["BusinessDay"];
            /** @description The line of a calendar file, from 1. */
            line?: number;
            /** @description The parameters that the operation has. */
            known?: string[];
            /** @description The parameter, the value of one, or the code that was most likely meant. */
            suggestion?: string;
            /** @description What is configured for the unit. */
            configured?: string[];
            /** @description The slot starts just before and after. */
            nearest?: string[];
            /** @description The instants that could be meant. */
            candidates?: string[];
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Nothing has changed since the answer with that `ETag`. The body is empty. */
        NotModified: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The metadata. */
        ServerMetadataFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "issuer": "https://sales.example.com",
                 *       "token_endpoint": "https://sales.example.com/connect/token",
                 *       "jwks_uri": "https://sales.example.com/.well-known/openid-configuration/jwks",
                 *       "revocation_endpoint": "https://sales.example.com/connect/revocation",
                 *       "introspection_endpoint": "https://sales.example.com/connect/introspect",
                 *       "grant_types_supported": [
                 *         "client_credentials",
                 *         "password",
                 *         "refresh_token"
                 *       ],
                 *       "response_types_supported": [],
                 *       "scopes_supported": [
                 *         "sales:read",
                 *         "sales:write",
                 *         "forecast:write"
                 *       ],
                 *       "token_endpoint_auth_methods_supported": [
                 *         "client_secret_basic",
                 *         "client_secret_post"
                 *       ],
                 *       "service_documentation": "https://sales.example.com/docs"
                 *     }
                 */
                "application/json": components["schemas"]["ServerMetadata"];
            };
        };
        /** @description A page. */
        Page: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /** @example <!doctype html><title>Daypart</title> */
                "text/html": string;
            };
        };
        /** @description Yes. */
        Ok: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /** @example ok */
                "text/plain": string;
            };
        };
        /**
         * @description The request is wrong (RFC 6749 5.2), with `invalid_request`, `invalid_grant`, `unauthorized_client`, `unsupported_grant_type`,
         *     `invalid_scope`, or `invalid_client` where no `Authorization` header was sent and 401 would mislead.
         */
        OAuthBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["No-Store"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The client is not known, or its secret is wrong (`invalid_client`). */
        OAuthUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Cache-Control": components["headers"]["No-Store"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "invalid_client",
                 *       "error_description": "unknown client or wrong secret"
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description Too many requests of this client on this address, or too many refused ones from this address. */
        OAuthTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "temporarily_unavailable",
                 *       "error_description": "too many requests; wait before the next"
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description A fault of ours. An OAuth error from the endpoint itself; a problem from outside it. */
        OAuthServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "server_error"
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The store cannot answer now. An OAuth error from the endpoint itself; a problem from outside it. */
        OAuthUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "temporarily_unavailable"
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The call is wrong. `errors` has every fault found, the first gives the `type`. Nothing was stored. */
        BadSubmission: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter is wrong. */
        BadRead: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The query holds a parameter that this operation does not have. */
        BadQuery: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path is not text in UTF-8. */
        BadPath: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A parameter is wrong. */
        BadListing: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token and no session, or one that is not valid (any more). */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The call came over plain HTTP. */
        HTTPSRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The call came from another site, or over plain HTTP. */
        OriginRefused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller does not hold the scope, or the call came over plain HTTP. */
        ScopeMissing: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                /**
                 * @description With `insufficient-scope`. Names the scope that is needed (RFC 6750).
                 * @example Bearer realm="daypart", error="insufficient_scope", scope="sales:read"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller does not hold the scope, may not use this unit, or the call came over plain HTTP. */
        UnitForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                /**
                 * @description With `insufficient-scope`. Names the scope that is needed (RFC 6750).
                 * @example Bearer realm="daypart", error="insufficient_scope", scope="sales:read"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller does not hold the scope, may not use this unit, or the call came from another site or over plain HTTP. */
        SubmissionForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                /**
                 * @description With `insufficient-scope`. Names the scope that is needed (RFC 6750).
                 * @example Bearer realm="daypart", error="insufficient_scope", scope="sales:read"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The tenant of the token is gone or suspended, or has no configuration. */
        TenantMissing: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing here. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `Accept` allows none of the media types this answers with. */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What the call names is in a state that does not allow it. Nothing was changed. */
        WrongState: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The first call with this `Idempotency-Key` is still running. Try again after `Retry-After`. */
        IdempotencyInProgress: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the limit. A submission has at most 5,000 rows and 4 MiB of JSON, after decompression. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Content-Type` or `Content-Encoding` of the body is not one that this call accepts. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                /**
                 * @description The accepted media types, when it is the type that is wrong.
                 * @example application/json
                 */
                Accept?: string;
                /**
                 * @description The accepted encodings, when it is the encoding that is wrong (RFC 7694).
                 * @example gzip
                 */
                "Accept-Encoding"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The `Idempotency-Key` was used before with other content. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls, or the company has as many reports, exports, imports or event streams under way as it may. Nothing was done; try again after `Retry-After`. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of ours, with nothing to tell but the `requestId` to quote. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The store is not available, or the service has as much to do as it can. Nothing was stored; try again after `Retry-After`. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the business unit.
         * @example 9
         */
        UnitId: number;
        /**
         * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
         * @example [
         *       1,
         *       2
         *     ]
         */
        UnitIds: number[];
        /**
         * @description Only figures in this currency of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
         * @example EUR
         */
        CurrencyId: string;
        /**
         * @description Only figures of this sales type of the company: its code or one of its aliases, compared exactly. Any other is refused, with the
         *     nearest as `suggestion`.
         * @example TAKE
         */
        SalesTypeId: string;
        /**
         * @description The first business day, included.
         * @example 2026-11-22
         */
        Start: components["schemas"]["BusinessDay"];
        /**
         * @description The last business day, included. Not before `start`, and at most 365 days after it.
         * @example 2026-11-23
         */
        End: components["schemas"]["BusinessDay"];
        /**
         * @description The first business day, included. Without it, the running one.
         * @example 2026-11-23
         */
        ForecastStart: components["schemas"]["BusinessDay"];
        /**
         * @description The last business day, included. Without it, the end of the horizon, 13 days after the running one.
         * @example 2026-11-24
         */
        ForecastEnd: components["schemas"]["BusinessDay"];
        /**
         * @description A currency of the unit. Without it, its first.
         * @example EUR
         */
        ForecastCurrency: string;
        /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
        ReportPeriod: "today" | "day" | "week" | "month" | "year" | "range";
        /**
         * @description A business day in the day, week, month or year meant. The current one when it is left out.
         * @example 2026-11-23
         */
        ReportDay: components["schemas"]["BusinessDay"];
        /**
         * @description The first business day of a `range`, included.
         * @example 2026-11-01
         */
        ReportStart: components["schemas"]["BusinessDay"];
        /**
         * @description The last business day of a `range`, included.
         * @example 2026-11-30
         */
        ReportEnd: components["schemas"]["BusinessDay"];
        /** @description Into what the period is cut. */
        ReportGrain: "total" | "slot" | "hour" | "daypart" | "day" | "week" | "month" | "weekday";
        /**
         * @description What rows are grouped by, once or twice.
         * @example [
         *       "brand"
         *     ]
         */
        ReportBy: ("unit" | "brand" | "company" | "region" | "country" | "city" | "currency" | "salesType" | "category" | "daypart" | "weekday")[];
        /**
         * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
         *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
         *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
         *     date where both periods begin on the same date of a month, else from both first days on. By weekday
         *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
         *     the second with the second, and so on, unless the other period lies whole weeks back.
         *
         *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
         *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
         *     most 20,000 business days of units.
         */
        ReportCompare: "none" | "previousDay" | "sameWeekdayLastWeek" | "previousWeek" | "previousMonth" | "previousYear" | "previousYearByWeekday" | "chosen" | "forecast";
        /**
         * @description The first business day of a `chosen` comparison.
         * @example 2025-11-24
         */
        ReportCompareStart: components["schemas"]["BusinessDay"];
        /**
         * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
         * @example 2025-11-24
         */
        ReportCompareEnd: components["schemas"]["BusinessDay"];
        /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
        ReportLikeForLike: boolean;
        /**
         * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
         *     greatest. `key` is the order of time and names.
         * @example -netSales
         */
        ReportSort: string;
        /**
         * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
         *     the rest in rows with `rest`.
         * @example 10
         */
        ReportTop: number;
        /** @description What `share` is of. An average has no shares. */
        ReportMeasure: "netSales" | "grossSales" | "grossMinusNet" | "numChecks" | "numGuests" | "averageCheck" | "spendPerGuest";
        /**
         * @description The language of what people read: titles, legends and names in a chart; column headings, reasons
         *     and names of sales types in a file. Without it a chart and the sheets of a workbook are in English,
         *     and columns have the names of the members of the JSON, which do not change.
         * @example fr
         */
        ReportLanguage: "en" | "fr" | "es";
        /**
         * @description The `importId` of the answer that began it.
         * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
         */
        ImportId: string;
        /**
         * @description The `scenarioId` of the list.
         * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
         */
        ScenarioId: string;
        /** @description What is drawn, and of what the greatest groups are the greatest. */
        ChartMeasure: "netSales" | "grossSales" | "grossMinusNet" | "numChecks" | "numGuests" | "averageCheck" | "spendPerGuest";
        /** @description In pixels; width times height is at most 6,000,000. */
        ChartWidth: number;
        /** @description In pixels; width times height is at most 6,000,000. */
        ChartHeight: number;
        /** @description Dark on light, or light on dark. */
        ChartTheme: "light" | "dark";
        /**
         * @description Only units of these brands.
         * @example [
         *       "Quince"
         *     ]
         */
        ReportBrand: string[];
        /**
         * @description Only units of these companies.
         * @example [
         *       "Quince Iberia"
         *     ]
         */
        ReportCompany: string[];
        /**
         * @description Only units of these regions.
         * @example [
         *       "Iberia"
         *     ]
         */
        ReportRegion: string[];
        /**
         * @description Only units of these countries.
         * @example [
         *       "ES"
         *     ]
         */
        ReportCountry: string[];
        /**
         * @description Only units of these cities.
         * @example [
         *       "Madrid"
         *     ]
         */
        ReportCity: string[];
        /**
         * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
         * @example [
         *       "EUR"
         *     ]
         */
        ReportCurrency: string[];
        /**
         * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
         *     `suggestion`.
         * @example [
         *       "TAKE"
         *     ]
         */
        ReportSalesType: string[];
        /**
         * @description Only sales types of these categories.
         * @example [
         *       "counter"
         *     ]
         */
        ReportCategory: string[];
        /**
         * @description Only slots that start in these dayparts.
         * @example [
         *       "lunch"
         *     ]
         */
        ReportDaypart: string[];
        /**
         * @description Only these weekdays, `monday` to `sunday`.
         * @example [
         *       "monday"
         *     ]
         */
        ReportWeekday: string[];
        /** @description The `nextCursor` of the page before. */
        Cursor: string;
        /** @description How many items a page has at most. */
        Limit: number;
        /** @description Check and answer everything as if it were stored, and store nothing. */
        ValidateOnly: boolean;
        /** @description What one bad row does. `reject` refuses the whole submission; `skip` leaves out the bad rows. */
        OnErrorParameter: components["schemas"]["OnError"];
        /**
         * @description A value of your choice for this submission, 1 to 255 visible ASCII characters, bare or as a string in double quotes
         *     (RFC 8941 3.3.3, with `\"` and `\\` inside). A UUID is good.
         *     The same key again from the same client, with a submission that means the same, gives the first answer again; with
         *     another it is `422` `idempotency-key-reused`; while the first call is still running, `409` `idempotency-in-progress`. Two
         *     submissions mean the same if unit, business day, `observedAt`, `onError` and the rows, in their order, are equal: amounts
         *     as decimals, times as instants, codes as they were sent. Keys are kept for
         *     24 hours, for accepted submissions only: one that was refused can be corrected and sent under the same key. An empty key,
         *     quotes that do not match, and more than one key are refused.
         * @example 0199a3b5-1111-7c41-9d0a-6f1d2b3c4d5e
         */
        IdempotencyKey: string;
        /** @description How the body is compressed. Only `gzip`. */
        ContentEncoding: "gzip" | "identity";
        /**
         * @description The `ETag` of an earlier answer, or a list of them.
         * @example "3f9c1d"
         */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Names this call in our logs.
         * @example 01KB0Y3V9T
         */
        "X-Request-Id": string;
        /**
         * @description What is left of each limit (`r`), and in how many seconds it is whole again (`t`).
         * @example "client";r=599;t=60
         */
        RateLimit: string;
        /**
         * @description The limits that hold for you. `q` calls in `w` seconds.
         * @example "client";q=600;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Try again after this many seconds.
         * @example 5
         */
        "Retry-After": number;
        /** @description `true` when this is the first answer given again. */
        "Idempotency-Replayed": "true";
        /**
         * @description Only on a submission by GET. Since when that is deprecated (RFC 9745).
         * @example @1767225600
         */
        Deprecation: string;
        /**
         * @description Only on a submission by GET. Where to POST it.
         * @example </sales/api/v1/business-unit/9/real-time-sales>; rel="successor-version"
         */
        Link: string;
        /**
         * @description Names this state of the answer.
         * @example "3f9c1d"
         */
        ETag: string;
        /**
         * @description The answer must not be cached.
         * @example no-store
         */
        "No-Store": string;
        /**
         * @description How to authenticate (RFC 6750, RFC 7617).
         * @example Bearer realm="daypart", error="invalid_token", error_description="the token has expired"
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A token. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["No-Store"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln",
                     *       "expires_in": 3600,
                     *       "token_type": "Bearer",
                     *       "refresh_token": "cafe.0.mZ4rV0nS2cQ8yT1xWbJ6uKe3hLp9aDf7gRs5iOvNqXk",
                     *       "scope": "sales:read sales:write"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["OAuthBadRequest"];
            401: components["responses"]["OAuthUnauthorized"];
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["OAuthTooManyRequests"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "cafe.0.mZ4rV0nS2cQ8yT1xWbJ6uKe3hLp9aDf7gRs5iOvNqXk",
                 *       "token_type_hint": "refresh_token",
                 *       "client_id": "wf_wap_tp",
                 *       "client_secret": "s3cr3t"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            /** @description The token is not valid any more. The body is empty. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OAuthBadRequest"];
            401: components["responses"]["OAuthUnauthorized"];
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["OAuthTooManyRequests"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    introspectToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln",
                 *       "client_id": "wf_wap_tp",
                 *       "client_secret": "s3cr3t"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["IntrospectionRequest"];
            };
        };
        responses: {
            /** @description What is known of the token. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["No-Store"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            400: components["responses"]["OAuthBadRequest"];
            401: components["responses"]["OAuthUnauthorized"];
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["OAuthTooManyRequests"];
            500: components["responses"]["OAuthServerError"];
            503: components["responses"]["OAuthUnavailable"];
        };
    };
    getOpenIDConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ServerMetadataFound"];
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getServerMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ServerMetadataFound"];
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The public keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "RSA",
                     *           "use": "sig",
                     *           "alg": "RS256",
                     *           "kid": "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
                     *           "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMs",
                     *           "e": "AQAB"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JSONWebKeySet"];
                };
            };
            403: components["responses"]["HTTPSRequired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["No-Store"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "maria@cafe.example",
                     *       "displayName": "María López",
                     *       "tenant": {
                     *         "slug": "cafe",
                     *         "name": "Café Central"
                     *       },
                     *       "language": "es",
                     *       "scopes": [
                     *         "sales:read"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["TenantMissing"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "maria@cafe.example",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Cache-Control": components["headers"]["No-Store"];
                    /** @description The session cookie, and the cookie by which the browser is recognised at its next log-in. */
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "maria@cafe.example",
                     *       "displayName": "María López",
                     *       "tenant": {
                     *         "slug": "cafe",
                     *         "name": "Café Central"
                     *       },
                     *       "language": "es",
                     *       "scopes": [
                     *         "sales:read"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description The body cannot be read. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such user, or not this password. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["OriginRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is no session any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["OriginRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listBusinessUnits: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page has at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of units. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 9,
                     *           "name": "Café Central, Madrid",
                     *           "timeZone": "Europe/Madrid",
                     *           "dayStart": "05:00",
                     *           "slotMinutes": 15,
                     *           "groupings": {
                     *             "brand": "Café Central",
                     *             "country": "ES",
                     *             "city": "Madrid"
                     *           },
                     *           "currencies": [
                     *             "EUR"
                     *           ],
                     *           "salesTypes": [
                     *             "DINE",
                     *             "TAKE"
                     *           ],
                     *           "openedOn": "2019-03-01",
                     *           "currentBusinessDay": "2026-11-23",
                     *           "lastReceivedAt": "2026-11-23T11:31:07.412Z"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJhZnRlciI6OX0"
                     *     }
                     */
                    "application/json": components["schemas"]["BusinessUnitPage"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration in force. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "slug": "cafe",
                     *       "name": "Café Central",
                     *       "version": 3,
                     *       "currencies": [
                     *         {
                     *           "id": "EUR",
                     *           "decimals": 2
                     *         }
                     *       ],
                     *       "salesTypes": [
                     *         {
                     *           "id": "DINE",
                     *           "names": {
                     *             "en": "Dine in",
                     *             "es": "En sala"
                     *           },
                     *           "aliases": [],
                     *           "category": "restaurant",
                     *           "trafficBy": "guests"
                     *         },
                     *         {
                     *           "id": "TAKE",
                     *           "names": {
                     *             "en": "Take away",
                     *             "es": "Para llevar"
                     *           },
                     *           "aliases": [
                     *             "7"
                     *           ],
                     *           "category": "take-away",
                     *           "trafficBy": "checks"
                     *         }
                     *       ],
                     *       "dayparts": [
                     *         {
                     *           "id": "breakfast",
                     *           "names": {
                     *             "en": "Breakfast"
                     *           },
                     *           "from": "05:00",
                     *           "to": "11:30"
                     *         },
                     *         {
                     *           "id": "dinner",
                     *           "names": {
                     *             "en": "Dinner"
                     *           },
                     *           "from": "18:00",
                     *           "to": "02:00"
                     *         }
                     *       ],
                     *       "defaults": {
                     *         "timeZone": "Europe/Madrid",
                     *         "dayStart": "05:00",
                     *         "slotMinutes": 15,
                     *         "language": "es"
                     *       },
                     *       "intake": {
                     *         "maxAgeDays": 35,
                     *         "futureToleranceSeconds": 900,
                     *         "currencyDecimals": "warn"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TenantConfiguration"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getBusinessDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
                /**
                 * @description A business day, `yyyy-MM-dd`, or `current` for the one the unit is in now.
                 * @example 2026-10-24
                 */
                businessDay: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The business day. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unitId": 9,
                     *       "businessDay": "2026-10-24",
                     *       "start": "2026-10-24T03:00:00.000Z",
                     *       "end": "2026-10-25T04:00:00.000Z",
                     *       "timeZone": "Europe/Madrid",
                     *       "hours": 25,
                     *       "slotMinutes": 15,
                     *       "slots": [
                     *         {
                     *           "start": "2026-10-25T00:30:00.000Z",
                     *           "end": "2026-10-25T00:45:00.000Z",
                     *           "local": "2026-10-25T02:30:00",
                     *           "offset": "+02:00"
                     *         },
                     *         {
                     *           "start": "2026-10-25T01:30:00.000Z",
                     *           "end": "2026-10-25T01:45:00.000Z",
                     *           "local": "2026-10-25T02:30:00",
                     *           "offset": "+01:00"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BusinessDayCalendar"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRealTimeSales: {
        parameters: {
            query?: {
                /**
                 * @description The business day to read. Required unless the call has a body.
                 * @example 2026-11-23
                 */
                businessDay?: components["schemas"]["BusinessDay"];
                /**
                 * @description Only figures in this currency of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example EUR
                 */
                currencyId?: components["parameters"]["CurrencyId"];
                /**
                 * @description Only figures of this sales type of the company: its code or one of its aliases, compared exactly. Any other is refused, with the
                 *     nearest as `suggestion`.
                 * @example TAKE
                 */
                salesTypeId?: components["parameters"]["SalesTypeId"];
                /**
                 * @description Only slots that start at or after this instant.
                 * @example 2026-11-23T11:00:00Z
                 */
                from?: string;
                /**
                 * @description Only slots that start before this instant.
                 * @example 2026-11-23T12:00:00Z
                 */
                to?: string;
                /**
                 * @description Read the day as it stood at this instant, counting what was received at or before it. The `receivedAt` of a submission includes that submission. Not in the future.
                 * @example 2026-11-23T11:45:00Z
                 */
                asOf?: string;
                /** @description Check and answer everything as if it were stored, and store nothing. */
                validateOnly?: components["parameters"]["ValidateOnly"];
                /** @description What one bad row does. `reject` refuses the whole submission; `skip` leaves out the bad rows. */
                onError?: components["parameters"]["OnErrorParameter"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description A value of your choice for this submission, 1 to 255 visible ASCII characters, bare or as a string in double quotes
                 *     (RFC 8941 3.3.3, with `\"` and `\\` inside). A UUID is good.
                 *     The same key again from the same client, with a submission that means the same, gives the first answer again; with
                 *     another it is `422` `idempotency-key-reused`; while the first call is still running, `409` `idempotency-in-progress`. Two
                 *     submissions mean the same if unit, business day, `observedAt`, `onError` and the rows, in their order, are equal: amounts
                 *     as decimals, times as instants, codes as they were sent. Keys are kept for
                 *     24 hours, for accepted submissions only: one that was refused can be corrected and sent under the same key. An empty key,
                 *     quotes that do not match, and more than one key are refused.
                 * @example 0199a3b5-1111-7c41-9d0a-6f1d2b3c4d5e
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description How the body is compressed. Only `gzip`. */
                "Content-Encoding"?: components["parameters"]["ContentEncoding"];
            };
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        /** @description Only for a submission by GET, which is deprecated. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "businessDay": "2026-11-23",
                 *       "realTimeSales": [
                 *         {
                 *           "currencyId": "EUR",
                 *           "salesTypeId": "TAKE",
                 *           "timeSlotStart": "2026-11-23T12:15:00+01:00",
                 *           "netSales": 250,
                 *           "grossSales": 270,
                 *           "numChecks": 12,
                 *           "numGuests": 19
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SalesSubmission"];
            };
        };
        responses: {
            /** @description The figures of the day; for a submission by GET, its receipt. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaySales"] | components["schemas"]["Receipt"];
                };
            };
            /** @description For a submission by GET with `onError=skip`. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadSubmission"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitRealTimeSales: {
        parameters: {
            query?: {
                /** @description Check and answer everything as if it were stored, and store nothing. */
                validateOnly?: components["parameters"]["ValidateOnly"];
                /** @description What one bad row does. `reject` refuses the whole submission; `skip` leaves out the bad rows. */
                onError?: components["parameters"]["OnErrorParameter"];
            };
            header?: {
                /**
                 * @description A value of your choice for this submission, 1 to 255 visible ASCII characters, bare or as a string in double quotes
                 *     (RFC 8941 3.3.3, with `\"` and `\\` inside). A UUID is good.
                 *     The same key again from the same client, with a submission that means the same, gives the first answer again; with
                 *     another it is `422` `idempotency-key-reused`; while the first call is still running, `409` `idempotency-in-progress`. Two
                 *     submissions mean the same if unit, business day, `observedAt`, `onError` and the rows, in their order, are equal: amounts
                 *     as decimals, times as instants, codes as they were sent. Keys are kept for
                 *     24 hours, for accepted submissions only: one that was refused can be corrected and sent under the same key. An empty key,
                 *     quotes that do not match, and more than one key are refused.
                 * @example 0199a3b5-1111-7c41-9d0a-6f1d2b3c4d5e
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description How the body is compressed. Only `gzip`. */
                "Content-Encoding"?: components["parameters"]["ContentEncoding"];
            };
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SalesSubmission"];
            };
        };
        responses: {
            /** @description Stored, and every row was good. With `validateOnly=true`, nothing was stored. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description With `onError=skip`. The good rows are stored; `results` says what became of each. */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    Deprecation: components["headers"]["Deprecation"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BadSubmission"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["IdempotencyInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSlotHistory: {
        parameters: {
            query: {
                /**
                 * @description The business day of the slot.
                 * @example 2026-11-23
                 */
                businessDay: components["schemas"]["BusinessDay"];
                /**
                 * @description The start of the slot, as in a submission; RFC 3339 with an offset, or a local date-time in the unit's zone.
                 * @example 2026-11-23T11:15:00Z
                 */
                timeSlotStart: components["schemas"]["SlotTime"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes. None yet is an empty list. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-23",
                     *       "timeSlotStart": "2026-11-23T11:15:00.000Z",
                     *       "timeSlotEnd": "2026-11-23T11:30:00.000Z",
                     *       "items": [
                     *         {
                     *           "sequence": 88121,
                     *           "submissionId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *           "receivedAt": "2026-11-23T11:31:07.412Z",
                     *           "kind": "real-time",
                     *           "actor": {
                     *             "clientId": "till-madrid"
                     *           },
                     *           "currencyId": "EUR",
                     *           "salesTypeId": "TAKE",
                     *           "new": {
                     *             "netSales": 250,
                     *             "grossSales": 270,
                     *             "numChecks": 12,
                     *             "numGuests": 19
                     *           }
                     *         },
                     *         {
                     *           "sequence": 88190,
                     *           "submissionId": "0199a3c3-71aa-7b02-8c55-0f0e0d0c0b0a",
                     *           "receivedAt": "2026-11-23T11:46:02.006Z",
                     *           "observedAt": "2026-11-23T11:45:58.000Z",
                     *           "kind": "real-time",
                     *           "actor": {
                     *             "clientId": "till-madrid"
                     *           },
                     *           "currencyId": "EUR",
                     *           "salesTypeId": "TAKE",
                     *           "old": {
                     *             "netSales": 250,
                     *             "grossSales": 270,
                     *             "numChecks": 12,
                     *             "numGuests": 19
                     *           },
                     *           "new": {
                     *             "netSales": 262.5,
                     *             "grossSales": 283.75,
                     *             "numChecks": 13,
                     *             "numGuests": 20
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlotHistory"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listStandings: {
        parameters: {
            query: {
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days, in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-22",
                     *           "standing": {
                     *             "state": "changed",
                     *             "endsAt": "2026-11-23T04:00:00.000Z",
                     *             "completeAt": "2026-11-23T05:00:00.000Z",
                     *             "changedAt": "2026-11-23T09:12:00.000Z",
                     *             "changedBy": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *             "final": false
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DayStandingList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getNetSales: {
        parameters: {
            query: {
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-22",
                     *           "currencyId": "EUR",
                     *           "netSales": 9120.35
                     *         },
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-23",
                     *           "currencyId": "EUR",
                     *           "netSales": 4810.5
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NetSalesList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getGrossSales: {
        parameters: {
            query: {
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The totals. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-22",
                     *           "currencyId": "EUR",
                     *           "grossSales": 10032.39
                     *         },
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-23",
                     *           "currencyId": "EUR",
                     *           "grossSales": 5291.55
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GrossSalesList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRealTimeSales: {
        parameters: {
            query: {
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
                /**
                 * @description Only figures in this currency of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example EUR
                 */
                currencyId?: components["parameters"]["CurrencyId"];
                /**
                 * @description Only figures of this sales type of the company: its code or one of its aliases, compared exactly. Any other is refused, with the
                 *     nearest as `suggestion`.
                 * @example TAKE
                 */
                salesTypeId?: components["parameters"]["SalesTypeId"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page has at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of figures. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-23",
                     *           "currencyId": "EUR",
                     *           "salesTypeId": "TAKE",
                     *           "timeSlotStart": "2026-11-23T11:15:00.000Z",
                     *           "timeSlotEnd": "2026-11-23T11:30:00.000Z",
                     *           "timeSlotStartLocal": "2026-11-23T12:15:00.000+01:00",
                     *           "timeSlotEndLocal": "2026-11-23T12:30:00.000+01:00",
                     *           "netSales": 250,
                     *           "grossSales": 270,
                     *           "numChecks": 12,
                     *           "numGuests": 19,
                     *           "changedAt": "2026-11-23T11:31:07.412Z",
                     *           "submissionId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e"
                     *         }
                     *       ],
                     *       "nextCursor": "eyJ1IjoxfQ"
                     *     }
                     */
                    "application/json": components["schemas"]["FigurePage"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    reportSales: {
        parameters: {
            query?: {
                /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
                period?: components["parameters"]["ReportPeriod"];
                /**
                 * @description A business day in the day, week, month or year meant. The current one when it is left out.
                 * @example 2026-11-23
                 */
                day?: components["parameters"]["ReportDay"];
                /**
                 * @description The first business day of a `range`, included.
                 * @example 2026-11-01
                 */
                start?: components["parameters"]["ReportStart"];
                /**
                 * @description The last business day of a `range`, included.
                 * @example 2026-11-30
                 */
                end?: components["parameters"]["ReportEnd"];
                /** @description Into what the period is cut. */
                grain?: components["parameters"]["ReportGrain"];
                /**
                 * @description What rows are grouped by, once or twice.
                 * @example [
                 *       "brand"
                 *     ]
                 */
                by?: components["parameters"]["ReportBy"];
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
                /**
                 * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example [
                 *       "EUR"
                 *     ]
                 */
                currencyId?: components["parameters"]["ReportCurrency"];
                /**
                 * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
                 *     `suggestion`.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                salesTypeId?: components["parameters"]["ReportSalesType"];
                /**
                 * @description Only sales types of these categories.
                 * @example [
                 *       "counter"
                 *     ]
                 */
                category?: components["parameters"]["ReportCategory"];
                /**
                 * @description Only slots that start in these dayparts.
                 * @example [
                 *       "lunch"
                 *     ]
                 */
                daypart?: components["parameters"]["ReportDaypart"];
                /**
                 * @description Only these weekdays, `monday` to `sunday`.
                 * @example [
                 *       "monday"
                 *     ]
                 */
                weekday?: components["parameters"]["ReportWeekday"];
                /**
                 * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
                 *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
                 *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
                 *     date where both periods begin on the same date of a month, else from both first days on. By weekday
                 *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
                 *     the second with the second, and so on, unless the other period lies whole weeks back.
                 *
                 *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
                 *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
                 *     most 20,000 business days of units.
                 */
                compare?: components["parameters"]["ReportCompare"];
                /**
                 * @description The first business day of a `chosen` comparison.
                 * @example 2025-11-24
                 */
                compareStart?: components["parameters"]["ReportCompareStart"];
                /**
                 * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
                 * @example 2025-11-24
                 */
                compareEnd?: components["parameters"]["ReportCompareEnd"];
                /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
                likeForLike?: components["parameters"]["ReportLikeForLike"];
                /**
                 * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
                 *     greatest. `key` is the order of time and names.
                 * @example -netSales
                 */
                sort?: components["parameters"]["ReportSort"];
                /**
                 * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
                 *     the rest in rows with `rest`.
                 * @example 10
                 */
                top?: components["parameters"]["ReportTop"];
                /** @description What `share` is of. An average has no shares. */
                measure?: components["parameters"]["ReportMeasure"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "start": "2026-11-23",
                     *       "end": "2026-11-23",
                     *       "units": 2,
                     *       "running": true,
                     *       "until": "2026-11-23T11:30:00.000Z",
                     *       "compared": {
                     *         "start": "2026-11-16",
                     *         "end": "2026-11-16",
                     *         "pairing": "distance",
                     *         "known": true,
                     *         "leftOut": []
                     *       },
                     *       "shareOf": "netSales",
                     *       "withoutSales": [
                     *         {
                     *           "unitId": 10,
                     *           "name": "Estación",
                     *           "reason": "nothing-received"
                     *         }
                     *       ],
                     *       "totals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "sold": {
                     *             "netSales": 500,
                     *             "grossSales": 550,
                     *             "grossMinusNet": 50,
                     *             "numChecks": 40,
                     *             "numGuests": 60,
                     *             "averageCheck": 12.5,
                     *             "spendPerGuest": 8.3333
                     *           },
                     *           "part": {
                     *             "netSales": 480,
                     *             "grossSales": 528,
                     *             "grossMinusNet": 48,
                     *             "numChecks": 38,
                     *             "numGuests": 57,
                     *             "averageCheck": 12.6316,
                     *             "spendPerGuest": 8.4211
                     *           },
                     *           "other": {
                     *             "netSales": 450,
                     *             "grossSales": 495,
                     *             "grossMinusNet": 45,
                     *             "numChecks": 36,
                     *             "numGuests": 54,
                     *             "averageCheck": 12.5,
                     *             "spendPerGuest": 8.3333
                     *           },
                     *           "change": {
                     *             "netSales": 0.067,
                     *             "grossSales": 0.067,
                     *             "grossMinusNet": 0.067,
                     *             "numChecks": 0.056,
                     *             "numGuests": 0.056,
                     *             "averageCheck": 0.011,
                     *             "spendPerGuest": 0.011
                     *           },
                     *           "coverage": {
                     *             "days": 1,
                     *             "ofDays": 1,
                     *             "units": 1,
                     *             "ofUnits": 2,
                     *             "unitDays": 1,
                     *             "ofUnitDays": 2,
                     *             "low": false
                     *           },
                     *           "share": 1
                     *         }
                     *       ],
                     *       "items": []
                     *     }
                     */
                    "application/json": components["schemas"]["SalesReport"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listReportFigures: {
        parameters: {
            query?: {
                /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
                period?: components["parameters"]["ReportPeriod"];
                /**
                 * @description A business day in the day, week, month or year meant. The current one when it is left out.
                 * @example 2026-11-23
                 */
                day?: components["parameters"]["ReportDay"];
                /**
                 * @description The first business day of a `range`, included.
                 * @example 2026-11-01
                 */
                start?: components["parameters"]["ReportStart"];
                /**
                 * @description The last business day of a `range`, included.
                 * @example 2026-11-30
                 */
                end?: components["parameters"]["ReportEnd"];
                /** @description Into what the period is cut. */
                grain?: components["parameters"]["ReportGrain"];
                /**
                 * @description What rows are grouped by, once or twice.
                 * @example [
                 *       "brand"
                 *     ]
                 */
                by?: components["parameters"]["ReportBy"];
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
                /**
                 * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example [
                 *       "EUR"
                 *     ]
                 */
                currencyId?: components["parameters"]["ReportCurrency"];
                /**
                 * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
                 *     `suggestion`.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                salesTypeId?: components["parameters"]["ReportSalesType"];
                /**
                 * @description Only sales types of these categories.
                 * @example [
                 *       "counter"
                 *     ]
                 */
                category?: components["parameters"]["ReportCategory"];
                /**
                 * @description Only slots that start in these dayparts.
                 * @example [
                 *       "lunch"
                 *     ]
                 */
                daypart?: components["parameters"]["ReportDaypart"];
                /**
                 * @description Only these weekdays, `monday` to `sunday`.
                 * @example [
                 *       "monday"
                 *     ]
                 */
                weekday?: components["parameters"]["ReportWeekday"];
                /**
                 * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
                 *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
                 *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
                 *     date where both periods begin on the same date of a month, else from both first days on. By weekday
                 *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
                 *     the second with the second, and so on, unless the other period lies whole weeks back.
                 *
                 *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
                 *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
                 *     most 20,000 business days of units.
                 */
                compare?: components["parameters"]["ReportCompare"];
                /**
                 * @description The first business day of a `chosen` comparison.
                 * @example 2025-11-24
                 */
                compareStart?: components["parameters"]["ReportCompareStart"];
                /**
                 * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
                 * @example 2025-11-24
                 */
                compareEnd?: components["parameters"]["ReportCompareEnd"];
                /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
                likeForLike?: components["parameters"]["ReportLikeForLike"];
                /**
                 * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
                 *     greatest. `key` is the order of time and names.
                 * @example -netSales
                 */
                sort?: components["parameters"]["ReportSort"];
                /**
                 * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
                 *     the rest in rows with `rest`.
                 * @example 10
                 */
                top?: components["parameters"]["ReportTop"];
                /** @description What `share` is of. An average has no shares. */
                measure?: components["parameters"]["ReportMeasure"];
                /** @description Which number of the row. */
                of?: "sold" | "part" | "other";
                /**
                 * @description The `bucket` of the row; empty for a row without one. All of the period when it is left out.
                 * @example 2026-11-23
                 */
                bucket?: string;
                /** @description The `again` of the row. */
                again?: boolean;
                /**
                 * @description The `groups` of the row, one for each `by` in that order. All groups when it is left out.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                group?: string[];
                /** @description Open the row that adds up the groups beyond `top`. */
                rest?: boolean;
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page has at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of figures. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "unitName": "Calle Mayor",
                     *           "businessDay": "2026-11-23",
                     *           "salesTypeId": "TAKE",
                     *           "currencyId": "EUR",
                     *           "timeSlotStart": "2026-11-23T11:15:00.000Z",
                     *           "timeSlotEnd": "2026-11-23T11:30:00.000Z",
                     *           "timeSlotStartLocal": "2026-11-23T12:15:00.000+01:00",
                     *           "netSales": 250,
                     *           "grossSales": 270,
                     *           "numChecks": 12,
                     *           "numGuests": 19,
                     *           "changedAt": "2026-11-23T11:31:07.412Z",
                     *           "submissionId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *           "kind": "real-time",
                     *           "actor": {
                     *             "clientId": "till-madrid"
                     *           },
                     *           "changes": 2,
                     *           "history": "/sales/api/v1/business-unit/9/real-time-sales/history?businessDay=2026-11-23&timeSlotStart=2026-11-23T11%3A15%3A00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReportFigurePage"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportSalesReport: {
        parameters: {
            query?: {
                /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
                period?: components["parameters"]["ReportPeriod"];
                /**
                 * @description A business day in the day, week, month or year meant. The current one when it is left out.
                 * @example 2026-11-23
                 */
                day?: components["parameters"]["ReportDay"];
                /**
                 * @description The first business day of a `range`, included.
                 * @example 2026-11-01
                 */
                start?: components["parameters"]["ReportStart"];
                /**
                 * @description The last business day of a `range`, included.
                 * @example 2026-11-30
                 */
                end?: components["parameters"]["ReportEnd"];
                /** @description Into what the period is cut. */
                grain?: components["parameters"]["ReportGrain"];
                /**
                 * @description What rows are grouped by, once or twice.
                 * @example [
                 *       "brand"
                 *     ]
                 */
                by?: components["parameters"]["ReportBy"];
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
                /**
                 * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example [
                 *       "EUR"
                 *     ]
                 */
                currencyId?: components["parameters"]["ReportCurrency"];
                /**
                 * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
                 *     `suggestion`.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                salesTypeId?: components["parameters"]["ReportSalesType"];
                /**
                 * @description Only sales types of these categories.
                 * @example [
                 *       "counter"
                 *     ]
                 */
                category?: components["parameters"]["ReportCategory"];
                /**
                 * @description Only slots that start in these dayparts.
                 * @example [
                 *       "lunch"
                 *     ]
                 */
                daypart?: components["parameters"]["ReportDaypart"];
                /**
                 * @description Only these weekdays, `monday` to `sunday`.
                 * @example [
                 *       "monday"
                 *     ]
                 */
                weekday?: components["parameters"]["ReportWeekday"];
                /**
                 * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
                 *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
                 *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
                 *     date where both periods begin on the same date of a month, else from both first days on. By weekday
                 *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
                 *     the second with the second, and so on, unless the other period lies whole weeks back.
                 *
                 *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
                 *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
                 *     most 20,000 business days of units.
                 */
                compare?: components["parameters"]["ReportCompare"];
                /**
                 * @description The first business day of a `chosen` comparison.
                 * @example 2025-11-24
                 */
                compareStart?: components["parameters"]["ReportCompareStart"];
                /**
                 * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
                 * @example 2025-11-24
                 */
                compareEnd?: components["parameters"]["ReportCompareEnd"];
                /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
                likeForLike?: components["parameters"]["ReportLikeForLike"];
                /**
                 * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
                 *     greatest. `key` is the order of time and names.
                 * @example -netSales
                 */
                sort?: components["parameters"]["ReportSort"];
                /**
                 * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
                 *     the rest in rows with `rest`.
                 * @example 10
                 */
                top?: components["parameters"]["ReportTop"];
                /** @description What `share` is of. An average has no shares. */
                measure?: components["parameters"]["ReportMeasure"];
                /**
                 * @description The language of what people read: titles, legends and names in a chart; column headings, reasons
                 *     and names of sales types in a file. Without it a chart and the sheets of a workbook are in English,
                 *     and columns have the names of the members of the JSON, which do not change.
                 * @example fr
                 */
                language?: components["parameters"]["ReportLanguage"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description A name for the file.
                     * @example attachment; filename="sales-2026-11-23.csv"
                     */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example bucket,again,unit,unitName,currencyId,netSales
                     *     ,,9,Calle Mayor,EUR,250.00
                     */
                    "text/csv": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    exportSalesReportWorkbook: {
        parameters: {
            query?: {
                /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
                period?: components["parameters"]["ReportPeriod"];
                /**
                 * @description A business day in the day, week, month or year meant. The current one when it is left out.
                 * @example 2026-11-23
                 */
                day?: components["parameters"]["ReportDay"];
                /**
                 * @description The first business day of a `range`, included.
                 * @example 2026-11-01
                 */
                start?: components["parameters"]["ReportStart"];
                /**
                 * @description The last business day of a `range`, included.
                 * @example 2026-11-30
                 */
                end?: components["parameters"]["ReportEnd"];
                /** @description Into what the period is cut. */
                grain?: components["parameters"]["ReportGrain"];
                /**
                 * @description What rows are grouped by, once or twice.
                 * @example [
                 *       "brand"
                 *     ]
                 */
                by?: components["parameters"]["ReportBy"];
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
                /**
                 * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example [
                 *       "EUR"
                 *     ]
                 */
                currencyId?: components["parameters"]["ReportCurrency"];
                /**
                 * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
                 *     `suggestion`.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                salesTypeId?: components["parameters"]["ReportSalesType"];
                /**
                 * @description Only sales types of these categories.
                 * @example [
                 *       "counter"
                 *     ]
                 */
                category?: components["parameters"]["ReportCategory"];
                /**
                 * @description Only slots that start in these dayparts.
                 * @example [
                 *       "lunch"
                 *     ]
                 */
                daypart?: components["parameters"]["ReportDaypart"];
                /**
                 * @description Only these weekdays, `monday` to `sunday`.
                 * @example [
                 *       "monday"
                 *     ]
                 */
                weekday?: components["parameters"]["ReportWeekday"];
                /**
                 * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
                 *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
                 *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
                 *     date where both periods begin on the same date of a month, else from both first days on. By weekday
                 *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
                 *     the second with the second, and so on, unless the other period lies whole weeks back.
                 *
                 *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
                 *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
                 *     most 20,000 business days of units.
                 */
                compare?: components["parameters"]["ReportCompare"];
                /**
                 * @description The first business day of a `chosen` comparison.
                 * @example 2025-11-24
                 */
                compareStart?: components["parameters"]["ReportCompareStart"];
                /**
                 * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
                 * @example 2025-11-24
                 */
                compareEnd?: components["parameters"]["ReportCompareEnd"];
                /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
                likeForLike?: components["parameters"]["ReportLikeForLike"];
                /**
                 * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
                 *     greatest. `key` is the order of time and names.
                 * @example -netSales
                 */
                sort?: components["parameters"]["ReportSort"];
                /**
                 * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
                 *     the rest in rows with `rest`.
                 * @example 10
                 */
                top?: components["parameters"]["ReportTop"];
                /** @description What `share` is of. An average has no shares. */
                measure?: components["parameters"]["ReportMeasure"];
                /**
                 * @description The language of what people read: titles, legends and names in a chart; column headings, reasons
                 *     and names of sales types in a file. Without it a chart and the sheets of a workbook are in English,
                 *     and columns have the names of the members of the JSON, which do not change.
                 * @example fr
                 */
                language?: components["parameters"]["ReportLanguage"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description A name for the file.
                     * @example attachment; filename="sales-2026-11-23.xlsx"
                     */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    drawSalesReport: {
        parameters: {
            query?: {
                /** @description Which business days. `today` is each unit's own current business day; weeks begin on Monday (ISO 8601). */
                period?: components["parameters"]["ReportPeriod"];
                /**
                 * @description A business day in the day, week, month or year meant. The current one when it is left out.
                 * @example 2026-11-23
                 */
                day?: components["parameters"]["ReportDay"];
                /**
                 * @description The first business day of a `range`, included.
                 * @example 2026-11-01
                 */
                start?: components["parameters"]["ReportStart"];
                /**
                 * @description The last business day of a `range`, included.
                 * @example 2026-11-30
                 */
                end?: components["parameters"]["ReportEnd"];
                /** @description Into what the period is cut. */
                grain?: components["parameters"]["ReportGrain"];
                /**
                 * @description What rows are grouped by, once or twice.
                 * @example [
                 *       "brand"
                 *     ]
                 */
                by?: components["parameters"]["ReportBy"];
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
                /**
                 * @description Only these currencies of the company; compared exactly. Any other is refused, with the nearest as `suggestion`.
                 * @example [
                 *       "EUR"
                 *     ]
                 */
                currencyId?: components["parameters"]["ReportCurrency"];
                /**
                 * @description Only these sales types of the company: their codes or aliases, compared exactly. Any other is refused, with the nearest as
                 *     `suggestion`.
                 * @example [
                 *       "TAKE"
                 *     ]
                 */
                salesTypeId?: components["parameters"]["ReportSalesType"];
                /**
                 * @description Only sales types of these categories.
                 * @example [
                 *       "counter"
                 *     ]
                 */
                category?: components["parameters"]["ReportCategory"];
                /**
                 * @description Only slots that start in these dayparts.
                 * @example [
                 *       "lunch"
                 *     ]
                 */
                daypart?: components["parameters"]["ReportDaypart"];
                /**
                 * @description Only these weekdays, `monday` to `sunday`.
                 * @example [
                 *       "monday"
                 *     ]
                 */
                weekday?: components["parameters"]["ReportWeekday"];
                /**
                 * @description What each day of the period is compared with. `previousMonth` and `previousYear` go by the date: a
                 *     date that the other month does not have, such as the 31st, has no counterpart, but that of a single
                 *     day, which is the last of that month. `previousYearByWeekday` is 364 days back. `chosen` goes by the
                 *     date where both periods begin on the same date of a month, else from both first days on. By weekday
                 *     (`grain`, `by` or filter) the first Monday is compared with the first Monday of the other period,
                 *     the second with the second, and so on, unless the other period lies whole weeks back.
                 *
                 *     `forecast` is what was expected of the same days before they began, with adjustments; of days to
                 *     come, what is expected now. It is not broken down by `salesType` or `category`, and reaches over at
                 *     most 20,000 business days of units.
                 */
                compare?: components["parameters"]["ReportCompare"];
                /**
                 * @description The first business day of a `chosen` comparison.
                 * @example 2025-11-24
                 */
                compareStart?: components["parameters"]["ReportCompareStart"];
                /**
                 * @description The last business day of a `chosen` comparison. As many days as the period when it is left out.
                 * @example 2025-11-24
                 */
                compareEnd?: components["parameters"]["ReportCompareEnd"];
                /** @description Leave out units that were not open, or of which nothing is known, in both periods. */
                likeForLike?: components["parameters"]["ReportLikeForLike"];
                /**
                 * @description By what the rows of each currency stand in order, from the least; with `-` before it from the
                 *     greatest. `key` is the order of time and names.
                 * @example -netSales
                 */
                sort?: components["parameters"]["ReportSort"];
                /**
                 * @description Keep this many groups of each currency, the greatest by `sort` (by `measure` for `key`), and add up
                 *     the rest in rows with `rest`.
                 * @example 10
                 */
                top?: components["parameters"]["ReportTop"];
                /**
                 * @description The language of what people read: titles, legends and names in a chart; column headings, reasons
                 *     and names of sales types in a file. Without it a chart and the sheets of a workbook are in English,
                 *     and columns have the names of the members of the JSON, which do not change.
                 * @example fr
                 */
                language?: components["parameters"]["ReportLanguage"];
                /** @description What is drawn, and of what the greatest groups are the greatest. */
                measure?: components["parameters"]["ChartMeasure"];
                /** @description In pixels; width times height is at most 6,000,000. */
                width?: components["parameters"]["ChartWidth"];
                /** @description In pixels; width times height is at most 6,000,000. */
                height?: components["parameters"]["ChartHeight"];
                /** @description Dark on light, or light on dark. */
                theme?: components["parameters"]["ChartTheme"];
            };
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    /**
                     * @description A name for the file.
                     * @example attachment; filename="sales-2026-11-23.png"
                     */
                    "Content-Disposition": string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scenarios. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "scenarioId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *           "name": "Lunch, all units",
                     *           "view": "/analytics/units?by=unit",
                     *           "shared": true,
                     *           "owner": "maria@cafe.example",
                     *           "mine": true,
                     *           "isDefault": false,
                     *           "changedAt": "2026-11-23T11:31:07.412Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ScenarioList"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    addScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lunch, all units",
                 *       "view": "/analytics/units?by=unit",
                 *       "shared": true
                 *     }
                 */
                "application/json": components["schemas"]["ScenarioDraft"];
            };
        };
        responses: {
            /** @description Saved. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /**
                     * @description The path of the scenario.
                     * @example /sales/api/v1/scenarios/0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scenarioId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "name": "Lunch, all units",
                     *       "view": "/analytics/units?by=unit",
                     *       "shared": true,
                     *       "owner": "maria@cafe.example",
                     *       "mine": true,
                     *       "isDefault": false,
                     *       "changedAt": "2026-11-23T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `scenarioId` of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Lunch, all units",
                 *       "view": "/analytics/units?by=unit",
                 *       "shared": true
                 *     }
                 */
                "application/json": components["schemas"]["ScenarioDraft"];
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scenarioId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "name": "Lunch, all units",
                     *       "view": "/analytics/units?by=unit",
                     *       "shared": true,
                     *       "owner": "maria@cafe.example",
                     *       "mine": true,
                     *       "isDefault": false,
                     *       "changedAt": "2026-11-23T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `scenarioId` of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginWithScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `scenarioId` of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                scenarioId: components["parameters"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginWithoutScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getForecast: {
        parameters: {
            query?: {
                /**
                 * @description The first business day, included. Without it, the running one.
                 * @example 2026-11-23
                 */
                start?: components["parameters"]["ForecastStart"];
                /**
                 * @description The last business day, included. Without it, the end of the horizon, 13 days after the running one.
                 * @example 2026-11-24
                 */
                end?: components["parameters"]["ForecastEnd"];
                /** @description Into what the days are cut. Hours and dayparts go by the clock of the unit, weeks begin on Monday. */
                grain?: "day" | "slot" | "hour" | "daypart" | "week";
                /** @description What is forecast. `averageCheck` is net sales over checks, without intervals. */
                measure?: components["schemas"]["ForecastMeasure"];
                /**
                 * @description A currency of the unit. Without it, its first.
                 * @example EUR
                 */
                currencyId?: components["parameters"]["ForecastCurrency"];
                /**
                 * @description The moment to answer for, RFC 3339 with an offset. Without it, now.
                 * @example 2026-11-23T09:00:00Z
                 */
                asOf?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forecast. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "unitId": 9,
                     *       "currencyId": "EUR",
                     *       "measure": "netSales",
                     *       "grain": "day",
                     *       "start": "2026-11-23",
                     *       "end": "2026-11-24",
                     *       "status": "ready",
                     *       "knownDays": 412,
                     *       "asOf": "2026-11-23T11:31:07.000Z",
                     *       "madeAt": "2026-11-23T04:02:11.000Z",
                     *       "learnedThrough": "2026-11-22",
                     *       "method": "model",
                     *       "publicHolidays": "known",
                     *       "accuracy": [
                     *         {
                     *           "horizon": "1",
                     *           "compared": 55,
                     *           "issued": 55,
                     *           "wape": 0.0812,
                     *           "bias": 0.0071,
                     *           "mase": 0.84,
                     *           "coverage50": 0.53,
                     *           "coverage80": 0.82,
                     *           "coverage95": 0.95,
                     *           "simpleWape": 0.1034
                     *         }
                     *       ],
                     *       "items": [
                     *         {
                     *           "bucket": "2026-11-23",
                     *           "businessDay": "2026-11-23",
                     *           "start": "2026-11-23T04:00:00.000Z",
                     *           "end": "2026-11-24T04:00:00.000Z",
                     *           "kind": "running",
                     *           "actual": 1840.5,
                     *           "forecast": {
                     *             "expected": 4810.2,
                     *             "low50": 4630.1,
                     *             "high50": 4990,
                     *             "low80": 4480,
                     *             "high80": 5160,
                     *             "low95": 4250,
                     *             "high95": 5420
                     *           },
                     *           "why": {
                     *             "level": 4620,
                     *             "weekday": 0.92,
                     *             "season": 1.04,
                     *             "special": 1,
                     *             "soFar": 1.09
                     *           }
                     *         },
                     *         {
                     *           "bucket": "2026-11-24",
                     *           "businessDay": "2026-11-24",
                     *           "start": "2026-11-24T04:00:00.000Z",
                     *           "end": "2026-11-25T04:00:00.000Z",
                     *           "kind": "forecast",
                     *           "forecast": {
                     *             "expected": 4500,
                     *             "low50": 4300,
                     *             "high50": 4700,
                     *             "low80": 4100,
                     *             "high80": 4920,
                     *             "low95": 3800,
                     *             "high95": 5300
                     *           },
                     *           "adjusted": {
                     *             "expected": 5400,
                     *             "low50": 5160,
                     *             "high50": 5640,
                     *             "low80": 4920,
                     *             "high80": 5904,
                     *             "low95": 4560,
                     *             "high95": 6360
                     *           },
                     *           "adjustment": {
                     *             "businessDay": "2026-11-24",
                     *             "action": "set",
                     *             "factor": 1.2,
                     *             "reason": "Fair in the square",
                     *             "actor": {
                     *               "username": "maria@norte.example"
                     *             },
                     *             "at": "2026-11-23T08:12:00.000Z"
                     *           },
                     *           "why": {
                     *             "level": 4620,
                     *             "weekday": 0.94,
                     *             "season": 1.04,
                     *             "special": 1,
                     *             "soFar": 1
                     *           }
                     *         }
                     *       ],
                     *       "total": {
                     *         "bucket": "2026-11-23",
                     *         "businessDay": "2026-11-23",
                     *         "days": 2,
                     *         "start": "2026-11-23T04:00:00.000Z",
                     *         "end": "2026-11-25T04:00:00.000Z",
                     *         "kind": "running",
                     *         "actual": 1840.5,
                     *         "forecast": {
                     *           "expected": 9310.2,
                     *           "low50": 9030,
                     *           "high50": 9590,
                     *           "low80": 8780,
                     *           "high80": 9860,
                     *           "low95": 8350,
                     *           "high95": 10300
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getForecastAccuracy: {
        parameters: {
            query?: {
                /**
                 * @description A currency of the unit. Without it, its first.
                 * @example EUR
                 */
                currencyId?: components["parameters"]["ForecastCurrency"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The accuracy, a measure at a time. Empty where there is no forecast. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "unitId": 9,
                     *           "measure": "netSales",
                     *           "currencyId": "EUR",
                     *           "through": "2026-11-22",
                     *           "method": "model",
                     *           "horizons": [
                     *             {
                     *               "horizon": "1",
                     *               "compared": 55,
                     *               "issued": 55,
                     *               "wape": 0.0812,
                     *               "bias": 0.0071,
                     *               "mase": 0.84,
                     *               "coverage50": 0.53,
                     *               "coverage80": 0.82,
                     *               "coverage95": 0.95,
                     *               "simpleWape": 0.1034
                     *             }
                     *           ],
                     *           "adjustments": {
                     *             "days": 4,
                     *             "adjustedWape": 0.06,
                     *             "systemWape": 0.11
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastAccuracyList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listForecastAdjustments: {
        parameters: {
            query: {
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decisions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "businessDay": "2026-11-24",
                     *           "action": "set",
                     *           "factor": 1.2,
                     *           "reason": "Fair in the square",
                     *           "actor": {
                     *             "username": "maria@norte.example"
                     *           },
                     *           "at": "2026-11-23T08:12:00.000Z"
                     *         },
                     *         {
                     *           "businessDay": "2026-11-24",
                     *           "action": "withdraw",
                     *           "actor": {
                     *             "username": "maria@norte.example"
                     *           },
                     *           "at": "2026-11-23T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastAdjustmentList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putForecastAdjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
                /**
                 * @description The business day.
                 * @example 2026-11-24
                 */
                businessDay: components["schemas"]["BusinessDay"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "factor": 1.2,
                 *       "reason": "Fair in the square"
                 *     }
                 */
                "application/json": components["schemas"]["ForecastDecision"];
            };
        };
        responses: {
            /** @description The decision as it is kept. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "businessDay": "2026-11-24",
                     *       "action": "set",
                     *       "factor": 1.2,
                     *       "reason": "Fair in the square",
                     *       "actor": {
                     *         "username": "maria@norte.example"
                     *       },
                     *       "at": "2026-11-23T08:12:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastAdjustment"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawForecastAdjustment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of the business unit.
                 * @example 9
                 */
                unitId: components["parameters"]["UnitId"];
                /**
                 * @description The business day.
                 * @example 2026-11-24
                 */
                businessDay: components["schemas"]["BusinessDay"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is withdrawn. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listForecasts: {
        parameters: {
            query?: {
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description The first business day, included. Without it, the running one.
                 * @example 2026-11-23
                 */
                start?: components["parameters"]["ForecastStart"];
                /**
                 * @description The last business day, included. Without it, the end of the horizon, 13 days after the running one.
                 * @example 2026-11-24
                 */
                end?: components["parameters"]["ForecastEnd"];
                /** @description What is forecast. */
                measure?: "netSales" | "grossSales" | "numChecks" | "numGuests";
                /**
                 * @description The currency to sum. Without it, the first of the company that one of the units sells in.
                 * @example EUR
                 */
                currencyId?: string;
                /**
                 * @description Only units of these brands.
                 * @example [
                 *       "Quince"
                 *     ]
                 */
                brand?: components["parameters"]["ReportBrand"];
                /**
                 * @description Only units of these companies.
                 * @example [
                 *       "Quince Iberia"
                 *     ]
                 */
                company?: components["parameters"]["ReportCompany"];
                /**
                 * @description Only units of these regions.
                 * @example [
                 *       "Iberia"
                 *     ]
                 */
                region?: components["parameters"]["ReportRegion"];
                /**
                 * @description Only units of these countries.
                 * @example [
                 *       "ES"
                 *     ]
                 */
                country?: components["parameters"]["ReportCountry"];
                /**
                 * @description Only units of these cities.
                 * @example [
                 *       "Madrid"
                 *     ]
                 */
                city?: components["parameters"]["ReportCity"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forecast of the units together. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currencyId": "EUR",
                     *       "measure": "netSales",
                     *       "start": "2026-11-24",
                     *       "end": "2026-11-24",
                     *       "asOf": "2026-11-23T11:31:07.000Z",
                     *       "items": [
                     *         {
                     *           "bucket": "2026-11-24",
                     *           "businessDay": "2026-11-24",
                     *           "start": "2026-11-24T04:00:00.000Z",
                     *           "end": "2026-11-25T04:00:00.000Z",
                     *           "kind": "forecast",
                     *           "forecast": {
                     *             "expected": 4500,
                     *             "low50": 4300,
                     *             "high50": 4700,
                     *             "low80": 4100,
                     *             "high80": 4920,
                     *             "low95": 3800,
                     *             "high95": 5300
                     *           }
                     *         }
                     *       ],
                     *       "units": [
                     *         {
                     *           "unitId": 9,
                     *           "total": {
                     *             "bucket": "2026-11-24",
                     *             "businessDay": "2026-11-24",
                     *             "days": 1,
                     *             "start": "2026-11-24T04:00:00.000Z",
                     *             "end": "2026-11-25T04:00:00.000Z",
                     *             "kind": "forecast",
                     *             "forecast": {
                     *               "expected": 4500,
                     *               "low50": 4300,
                     *               "high50": 4700,
                     *               "low80": 4100,
                     *               "high80": 4920,
                     *               "low95": 3800,
                     *               "high95": 5300
                     *             }
                     *           }
                     *         }
                     *       ],
                     *       "missing": [
                     *         12
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastAcross"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCalendarEvents: {
        parameters: {
            query: {
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description The first business day, included.
                 * @example 2026-11-22
                 */
                start: components["parameters"]["Start"];
                /**
                 * @description The last business day, included. Not before `start`, and at most 365 days after it.
                 * @example 2026-11-23
                 */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "works-2026",
                     *           "kind": "closure",
                     *           "name": "New kitchen",
                     *           "start": "2026-12-01",
                     *           "end": "2026-12-03",
                     *           "units": [
                     *             9
                     *           ],
                     *           "note": "",
                     *           "actor": {
                     *             "username": "maria@norte.example"
                     *           },
                     *           "changedAt": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarEventList"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putCalendarEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example id,kind,name,start,end,units,note
                 *     works-2026,closure,New kitchen,2026-12-01,2026-12-03,9,
                 */
                "text/csv": string;
            };
        };
        responses: {
            /** @description The events as they are kept. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "works-2026",
                     *           "kind": "closure",
                     *           "name": "New kitchen",
                     *           "start": "2026-12-01",
                     *           "end": "2026-12-03",
                     *           "units": [
                     *             9
                     *           ],
                     *           "note": "",
                     *           "actor": {
                     *             "username": "maria@norte.example"
                     *           },
                     *           "changedAt": "2026-11-20T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarEventList"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    putCalendarEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What you call the event, 1 to 64 of A-Z, a-z, 0-9, `.`, `_` and `-`. An id is one event of the company. An event
                 *     that holds only for units which are not yours does not exist for you: `PUT` and `DELETE` of its id answer `404`
                 *     `not-found`, and nothing is replaced. That an id is not free cannot be hidden, so begin yours with what is your
                 *     own, such as the id of the unit. One that holds for units of yours and others answers `403` `unit-not-permitted`.
                 * @example works-2026
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "closure",
                 *       "name": "New kitchen",
                 *       "start": "2026-12-01",
                 *       "end": "2026-12-03",
                 *       "units": [
                 *         9
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CalendarEventInput"];
            };
        };
        responses: {
            /** @description The event as it is kept. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "works-2026",
                     *       "kind": "closure",
                     *       "name": "New kitchen",
                     *       "start": "2026-12-01",
                     *       "end": "2026-12-03",
                     *       "units": [
                     *         9
                     *       ],
                     *       "note": "",
                     *       "actor": {
                     *         "username": "maria@norte.example"
                     *       },
                     *       "changedAt": "2026-11-20T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarEvent"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteCalendarEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description What you call the event, 1 to 64 of A-Z, a-z, 0-9, `.`, `_` and `-`. An id is one event of the company. An event
                 *     that holds only for units which are not yours does not exist for you: `PUT` and `DELETE` of its id answer `404`
                 *     `not-found`, and nothing is replaced. That an id is not free cannot be hidden, so begin yours with what is your
                 *     own, such as the id of the unit. One that holds for units of yours and others answers `403` `unit-not-permitted`.
                 * @example works-2026
                 */
                eventId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The imports. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *           "state": "previewed",
                     *           "name": "2025.csv",
                     *           "kind": "lines",
                     *           "columns": [
                     *             {
                     *               "field": "time",
                     *               "column": "timestamp"
                     *             }
                     *           ],
                     *           "rows": 48620,
                     *           "badRows": 1,
                     *           "days": 358,
                     *           "doneDays": 0,
                     *           "firstDay": "2025-01-01",
                     *           "lastDay": "2025-12-31",
                     *           "daysWithSales": 0,
                     *           "totals": [
                     *             {
                     *               "currencyId": "EUR",
                     *               "netSales": 817860.05,
                     *               "grossSales": 817860.05,
                     *               "numChecks": 21350,
                     *               "numGuests": 0
                     *             }
                     *           ],
                     *           "problems": [
                     *             {
                     *               "row": 17,
                     *               "column": "amount",
                     *               "detail": "\"x\" is no amount that is taken: not a decimal number."
                     *             }
                     *           ],
                     *           "createdAt": "2026-11-23T11:31:07.412Z",
                     *           "changedAt": "2026-11-23T11:31:07.412Z",
                     *           "actor": {
                     *             "username": "maria@cafe.example"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    previewImport: {
        parameters: {
            query?: {
                /**
                 * @description The name of the file.
                 * @example 2025.csv
                 */
                name?: string;
                /** @description What its rows are; `auto` goes by the header. */
                kind?: "auto" | "lines" | "slots" | "days";
                /**
                 * @description The unit of all rows.
                 * @example 9
                 */
                unitId?: number;
                /** @description Which of your units a name in the file is: `Plaza=9`. The last `=` counts. A unit that is not yours is refused; a name that no row has leads to a warning. */
                unit?: string[];
                /** @description Which of your sales types a name in the file is: `Bread=TAKE`, by code or alias, compared exactly. Both may have a `=` of their own: the one counts that is followed by a code or an alias, and what can be read in two ways is refused. So is a sales type that is not known; a name that no row has leads to a warning. */
                salesType?: string[];
                /**
                 * @description The sales type of rows whose own is not known: a code or an alias of the company, compared exactly.
                 * @example TAKE
                 */
                salesTypeId?: string;
                /**
                 * @description The currency of rows that name none: one of the company, compared exactly.
                 * @example EUR
                 */
                currencyId?: string;
                /** @description Which column a field is: `netSales=Umsatz`. Fields are time, slotStart, businessDay, clock, unit, salesType, currency, netSales, grossSales, numChecks, numGuests and ticket. */
                column?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description CSV in UTF-8 with a header (commas, semicolons or tabs; compressed by gzip or not), or an XLSX workbook with at most 256 columns. At most 64 MiB, and 512 MiB once it is unpacked. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /**
                     * @description The path of it.
                     * @example /sales/api/v1/imports/0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "previewed",
                     *       "name": "2025.csv",
                     *       "kind": "lines",
                     *       "columns": [
                     *         {
                     *           "field": "time",
                     *           "column": "timestamp"
                     *         }
                     *       ],
                     *       "rows": 48620,
                     *       "badRows": 1,
                     *       "days": 358,
                     *       "doneDays": 0,
                     *       "firstDay": "2025-01-01",
                     *       "lastDay": "2025-12-31",
                     *       "daysWithSales": 0,
                     *       "totals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "netSales": 817860.05,
                     *           "grossSales": 817860.05,
                     *           "numChecks": 21350,
                     *           "numGuests": 0
                     *         }
                     *       ],
                     *       "problems": [
                     *         {
                     *           "row": 17,
                     *           "column": "amount",
                     *           "detail": "\"x\" is no amount that is taken: not a decimal number."
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-23T11:31:07.412Z",
                     *       "changedAt": "2026-11-23T11:31:07.412Z",
                     *       "actor": {
                     *         "username": "maria@cafe.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "previewed",
                     *       "name": "2025.csv",
                     *       "kind": "lines",
                     *       "columns": [
                     *         {
                     *           "field": "time",
                     *           "column": "timestamp"
                     *         }
                     *       ],
                     *       "rows": 48620,
                     *       "badRows": 1,
                     *       "days": 358,
                     *       "doneDays": 0,
                     *       "firstDay": "2025-01-01",
                     *       "lastDay": "2025-12-31",
                     *       "daysWithSales": 0,
                     *       "totals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "netSales": 817860.05,
                     *           "grossSales": 817860.05,
                     *           "numChecks": 21350,
                     *           "numGuests": 0
                     *         }
                     *       ],
                     *       "problems": [
                     *         {
                     *           "row": 17,
                     *           "column": "amount",
                     *           "detail": "\"x\" is no amount that is taken: not a decimal number."
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-23T11:31:07.412Z",
                     *       "changedAt": "2026-11-23T11:31:07.412Z",
                     *       "actor": {
                     *         "username": "maria@cafe.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    commitImport: {
        parameters: {
            query?: {
                /** @description Leave out the rows that are not valid. */
                skip?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way, or done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "previewed",
                     *       "name": "2025.csv",
                     *       "kind": "lines",
                     *       "columns": [
                     *         {
                     *           "field": "time",
                     *           "column": "timestamp"
                     *         }
                     *       ],
                     *       "rows": 48620,
                     *       "badRows": 1,
                     *       "days": 358,
                     *       "doneDays": 0,
                     *       "firstDay": "2025-01-01",
                     *       "lastDay": "2025-12-31",
                     *       "daysWithSales": 0,
                     *       "totals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "netSales": 817860.05,
                     *           "grossSales": 817860.05,
                     *           "numChecks": 21350,
                     *           "numGuests": 0
                     *         }
                     *       ],
                     *       "problems": [
                     *         {
                     *           "row": 17,
                     *           "column": "amount",
                     *           "detail": "\"x\" is no amount that is taken: not a decimal number."
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-23T11:31:07.412Z",
                     *       "changedAt": "2026-11-23T11:31:07.412Z",
                     *       "actor": {
                     *         "username": "maria@cafe.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Under way, or done. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "previewed",
                     *       "name": "2025.csv",
                     *       "kind": "lines",
                     *       "columns": [
                     *         {
                     *           "field": "time",
                     *           "column": "timestamp"
                     *         }
                     *       ],
                     *       "rows": 48620,
                     *       "badRows": 1,
                     *       "days": 358,
                     *       "doneDays": 0,
                     *       "firstDay": "2025-01-01",
                     *       "lastDay": "2025-12-31",
                     *       "daysWithSales": 0,
                     *       "totals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "netSales": 817860.05,
                     *           "grossSales": 817860.05,
                     *           "numChecks": 21350,
                     *           "numGuests": 0
                     *         }
                     *       ],
                     *       "problems": [
                     *         {
                     *           "row": 17,
                     *           "column": "amount",
                     *           "detail": "\"x\" is no amount that is taken: not a decimal number."
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-23T11:31:07.412Z",
                     *       "changedAt": "2026-11-23T11:31:07.412Z",
                     *       "actor": {
                     *         "username": "maria@cafe.example"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    beginImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "unitId": 9,
                 *       "businessDay": "2026-11-22"
                 *     }
                 */
                "application/json": components["schemas"]["ImportSessionStart"];
            };
        };
        responses: {
            /** @description Open. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    /**
                     * @description The path of it.
                     * @example /sales/api/v1/imports/0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                     */
                    Location: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "open",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getImportSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "finished",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z",
                     *       "reconciliation": {
                     *         "bySalesType": [
                     *           {
                     *             "salesTypeId": "TAKE",
                     *             "currencyId": "EUR",
                     *             "realTime": {
                     *               "netSales": 250,
                     *               "grossSales": 270,
                     *               "numChecks": 12,
                     *               "numGuests": 19
                     *             },
                     *             "imported": {
                     *               "netSales": 240,
                     *               "grossSales": 260,
                     *               "numChecks": 12,
                     *               "numGuests": 19
                     *             },
                     *             "difference": {
                     *               "netSales": -10,
                     *               "grossSales": -10,
                     *               "numChecks": 0,
                     *               "numGuests": 0
                     *             }
                     *           }
                     *         ],
                     *         "bySlot": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    endImportSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    importTotalSales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "TotalSales": [
                 *         {
                 *           "CurrencyId": "EUR",
                 *           "NetSales": 240,
                 *           "GrossSales": 260,
                 *           "NumChecks": 12,
                 *           "NumGuests": 19,
                 *           "SalesTypeId": "TAKE",
                 *           "SalesType": "Take-away"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TotalSales"];
            };
        };
        responses: {
            /** @description Added. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "open",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    importHourlySales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "HourlySales": [
                 *         {
                 *           "CurrencyId": "EUR",
                 *           "NetSales": 240,
                 *           "GrossSales": 260,
                 *           "NumChecks": 12,
                 *           "NumGuests": 19,
                 *           "SalesTypeId": "TAKE",
                 *           "SalesType": "Take-away",
                 *           "Hour": 12
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["HourlySales"];
            };
        };
        responses: {
            /** @description Added. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "open",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    importDetailedSales: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "DetailedSales": [
                 *         {
                 *           "CurrencyId": "EUR",
                 *           "NetSales": 240,
                 *           "GrossSales": 260,
                 *           "NumChecks": 12,
                 *           "NumGuests": 19,
                 *           "SalesTypeId": "TAKE",
                 *           "SalesType": "Take-away",
                 *           "TimeSlotStart": "2026-11-22T12:15:00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DetailedSales"];
            };
        };
        responses: {
            /** @description Added. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "open",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    finishImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Final. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "finished",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z",
                     *       "reconciliation": {
                     *         "bySalesType": [
                     *           {
                     *             "salesTypeId": "TAKE",
                     *             "currencyId": "EUR",
                     *             "realTime": {
                     *               "netSales": 250,
                     *               "grossSales": 270,
                     *               "numChecks": 12,
                     *               "numGuests": 19
                     *             },
                     *             "imported": {
                     *               "netSales": 240,
                     *               "grossSales": 260,
                     *               "numChecks": 12,
                     *               "numGuests": 19
                     *             },
                     *             "difference": {
                     *               "netSales": -10,
                     *               "grossSales": -10,
                     *               "numChecks": 0,
                     *               "numGuests": 0
                     *             }
                     *           }
                     *         ],
                     *         "bySlot": []
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    undoImportSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `importId` of the answer that began it.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                importId: components["parameters"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being undone. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "importId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "state": "undoing",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-22",
                     *       "calls": 1,
                     *       "expiresAt": "2026-11-24T11:31:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ImportSession"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SubmissionForbidden"];
            404: components["responses"]["NotFound"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["WrongState"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSubmissions: {
        parameters: {
            query?: {
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Only those for this business day.
                 * @example 2026-11-23
                 */
                businessDay?: components["schemas"]["BusinessDay"];
                /** @description Only accepted ones, or only refused ones. */
                status?: components["schemas"]["SubmissionStatus"];
                /** @description The `nextCursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items a page has at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of submissions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "submissionId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *           "status": "accepted",
                     *           "receivedAt": "2026-11-23T11:31:07.412Z",
                     *           "requestId": "01KB0Y3V9T",
                     *           "unitId": 9,
                     *           "businessDay": "2026-11-23",
                     *           "kind": "real-time",
                     *           "actor": {
                     *             "clientId": "till-madrid"
                     *           },
                     *           "rows": {
                     *             "received": 1,
                     *             "created": 1,
                     *             "updated": 0,
                     *             "unchanged": 0,
                     *             "superseded": 0,
                     *             "rejected": 0
                     *           }
                     *         },
                     *         {
                     *           "submissionId": "0199a3b4-00aa-7b02-8c55-0f0e0d0c0b0a",
                     *           "status": "refused",
                     *           "receivedAt": "2026-11-23T11:29:44.120Z",
                     *           "requestId": "01KB0Y1HZZ",
                     *           "unitId": 9,
                     *           "kind": "real-time",
                     *           "actor": {
                     *             "clientId": "till-madrid"
                     *           },
                     *           "problem": {
                     *             "type": "https://sales.example.com/problems/currency-mismatch",
                     *             "title": "The currency is not configured",
                     *             "status": 400,
                     *             "detail": "Send one of the configured currencies.",
                     *             "requestId": "01KB0Y1HZZ",
                     *             "errors": [
                     *               {
                     *                 "pointer": "/realTimeSales/0/currencyId",
                     *                 "code": "currency-not-configured",
                     *                 "detail": "\"USD\" is not configured for this unit.",
                     *                 "configured": [
                     *                   "EUR"
                     *                 ]
                     *               }
                     *             ],
                     *             "errorCount": 1
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SubmissionPage"];
                };
            };
            400: components["responses"]["BadRead"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `submissionId` of a receipt or of the list.
                 * @example 0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e
                 */
                submissionId: components["schemas"]["SubmissionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The submission. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "submissionId": "0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e",
                     *       "status": "accepted",
                     *       "receivedAt": "2026-11-23T11:31:07.412Z",
                     *       "requestId": "01KB0Y3V9T",
                     *       "unitId": 9,
                     *       "businessDay": "2026-11-23",
                     *       "kind": "real-time",
                     *       "actor": {
                     *         "clientId": "till-madrid"
                     *       },
                     *       "rows": {
                     *         "received": 1,
                     *         "created": 1,
                     *         "updated": 0,
                     *         "unchanged": 0,
                     *         "superseded": 0,
                     *         "rejected": 0
                     *       },
                     *       "dayTotals": [
                     *         {
                     *           "currencyId": "EUR",
                     *           "netSales": 4810.5,
                     *           "grossSales": 5291.55,
                     *           "numChecks": 212,
                     *           "numGuests": 371
                     *         }
                     *       ],
                     *       "warnings": [],
                     *       "results": [
                     *         {
                     *           "index": 0,
                     *           "outcome": "created",
                     *           "currencyId": "EUR",
                     *           "salesTypeId": "TAKE",
                     *           "timeSlotStart": "2026-11-23T11:15:00.000Z",
                     *           "netSales": 250,
                     *           "grossSales": 270,
                     *           "numChecks": 12,
                     *           "numGuests": 19
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SubmissionDetail"];
                };
            };
            400: components["responses"]["BadQuery"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ScopeMissing"];
            /** @description There is no such submission, or no such tenant. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /**
                 * @description A business unit; repeat it for several, at most 100. Without it, all the caller may see.
                 * @example [
                 *       1,
                 *       2
                 *     ]
                 */
                unitId?: components["parameters"]["UnitIds"];
                /**
                 * @description Resume after this event. The header `Last-Event-ID` says the same, and counts before it.
                 * @example 5f0c2a9d-88121
                 */
                lastEventId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Cache-Control": components["headers"]["No-Store"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example id: 5f0c2a9d-88121
                     *     event: submission
                     *     data: {"id":"5f0c2a9d-88121","sequence":88121,"submissionId":"0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e","unitId":9,"businessDay":"2026-11-23","receivedAt":"2026-11-23T11:31:07.412Z","kind":"real-time","actor":{"clientId":"till-madrid"},"rows":{"received":1,"created":1,"updated":0,"unchanged":0,"superseded":0,"rejected":0},"figures":[],"dayTotals":[]}
                     *
                     *     :
                     */
                    "text/event-stream": components["schemas"]["EventStream"];
                };
            };
            400: components["responses"]["BadListing"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UnitForbidden"];
            404: components["responses"]["TenantMissing"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSpec: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example openapi: 3.1.0 */
                    "application/yaml": string;
                };
            };
            304: components["responses"]["NotModified"];
        };
    };
    getSpecJSON: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an earlier answer, or a list of them.
                 * @example "3f9c1d"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0"
                     *     }
                     */
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            304: components["responses"]["NotModified"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
        };
    };
    listProblems: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
        };
    };
    getProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of the `type`.
                 * @example invalid-time-slot
                 */
                problem: components["schemas"]["ProblemSlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            400: components["responses"]["BadPath"];
            404: components["responses"]["NotFound"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            503: components["responses"]["Unavailable"];
        };
    };
}
