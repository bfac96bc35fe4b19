<?php
// Adds up the checks of a till by slot and sales type, and submits them. PHP 8 or later, with curl.
// Each line of standard input is a check: time, sales type, net, gross, guests, such as
//   2026-11-23T12:22:05+01:00;TAKE;12.10;13.31;2
declare(strict_types=1);

$server = getenv('DAYPART_URL');
$unit = "$server/sales/api/v1/business-unit/" . getenv('DAYPART_UNIT');

// Calls until there is an answer that a repeat would not change. Whatever fails for a time is
// repeated as it is, with the same Idempotency-Key: no answer, 409 of a call still running, 429
// and 5xx. The pause is Retry-After where the server states it, else 1, 2, 4 … 60 seconds.
function call(string $url, array $options, bool $withToken = true, array $headers = []): string
{
    $renewed = false;
    for ($pause = 1; ; $pause = min(2 * $pause, 60)) {
        $bearer = $withToken ? ['Authorization: Bearer ' . getToken()] : [];
        $options[CURLOPT_HTTPHEADER] = array_merge($headers, $bearer);
        [$status, $wait, $text] = attempt($url, $options);
        if ($status >= 200 && $status < 300) {
            return $text;
        }
        if ($status === 401 && $withToken && !$renewed) {
            $renewed = true;
            $GLOBALS['token']['renewAt'] = 0;
            continue;
        }
        $running = $status === 409 && str_contains($text, 'idempotency-in-progress');
        if ($status !== 0 && $status !== 429 && $status < 500 && !$running) {
            throw new RuntimeException("$status $text"); // a person must see this
        }
        usleep((int) (1e6 * (($wait ?: $pause) + $pause * mt_rand() / mt_getrandmax())));
    }
}

// Calls once and returns status, Retry-After and text. The status is 0 if there is no whole answer.
function attempt(string $url, array $options): array
{
    $wait = 0;
    $curl = curl_init($url);
    curl_setopt_array($curl, $options + [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 30,
        CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$wait): int {
            if (stripos($line, 'Retry-After:') === 0) {
                $wait = (int) substr($line, strlen('Retry-After:'));
            }
            return strlen($line);
        },
    ]);
    $text = curl_exec($curl);
    if ($text === false) {
        // It may have been stored: repeat it.
        fwrite(STDERR, 'no answer: ' . curl_error($curl) . "\n");
        return [0, 0, ''];
    }
    return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $wait, $text];
}

// Returns the token, a new one from a minute before it expires.
$token = ['value' => '', 'renewAt' => 0];
function getToken(): string
{
    global $server, $token;
    if (time() >= $token['renewAt']) {
        $answer = json_decode(call("$server/connect/token", [
            CURLOPT_USERPWD => getenv('DAYPART_CLIENT_ID') . ':' . getenv('DAYPART_CLIENT_SECRET'),
            CURLOPT_POSTFIELDS => 'grant_type=client_credentials',
        ], withToken: false));
        $token['value'] = $answer->access_token;
        $token['renewAt'] = time() + $answer->expires_in - 60;
    }
    return $token['value'];
}

// Returns the business day of an instant, with its slots. No time zone is needed: the server lists
// the day that has the date of the instant in UTC, and says whether it is the day before or after.
function findDay(DateTimeImmutable $at): object
{
    static $days = [];
    for ($date = $at->setTimezone(new DateTimeZone('UTC')); ; $date = $date->modify("$move days")) {
        $name = $date->format('Y-m-d');
        $days[$name] ??= json_decode(call($GLOBALS['unit'] . "/business-day/$name", []));
        $day = $days[$name];
        if ($at < new DateTimeImmutable($day->start)) {
            $move = -1;
        } elseif ($at >= new DateTimeImmutable($day->end)) {
            $move = 1;
        } else {
            return $day;
        }
    }
}

// Returns the start of the slot that contains an instant of the day.
function findSlot(object $day, DateTimeImmutable $at): string
{
    $begun = array_filter($day->slots, fn ($slot) => new DateTimeImmutable($slot->start) <= $at);
    return end($begun)->start;
}

// Amounts are whole ten-thousandths: a float of PHP is binary, 0.1 + 0.2 is not 0.3.
function parseAmount(string $text): int
{
    if (!preg_match('/^(-?)(\d+)(?:\.(\d{1,4}))?$/', $text, $part)) {
        throw new InvalidArgumentException("$text is not an amount");
    }
    return (int) ($part[1] . $part[2] . str_pad($part[3] ?? '', 4, '0'));
}

function formatAmount(int $amount): string
{
    $digits = str_pad((string) abs($amount), 5, '0', STR_PAD_LEFT);
    return ($amount < 0 ? '-' : '') . substr($digits, 0, -4) . '.' . substr($digits, -4);
}

// Adds up the checks into rows, by business day.
$submissions = [];
foreach (file('php://stdin', FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) as $line) {
    [$time, $type, $net, $gross, $guests] = explode(';', $line);
    $at = new DateTimeImmutable($time);
    $day = findDay($at);
    $slot = findSlot($day, $at);
    $row = &$submissions[$day->businessDay]["$slot $type"];
    $row ??= [
        'slot' => $slot, 'type' => $type, 'net' => 0, 'gross' => 0, 'checks' => 0, 'guests' => 0,
    ];
    $row['net'] += parseAmount($net);
    $row['gross'] += parseAmount($gross);
    $row['checks'] += 1;
    $row['guests'] += (int) $guests;
    unset($row);
}

// Submits each business day under a key of its own. Amounts go as strings, digit by digit.
foreach ($submissions as $businessDay => $rows) {
    $sales = array_map(fn ($row) => [
        'timeSlotStart' => $row['slot'], 'salesTypeId' => $row['type'], 'currencyId' => 'EUR',
        'netSales' => formatAmount($row['net']), 'grossSales' => formatAmount($row['gross']),
        'numChecks' => $row['checks'], 'numGuests' => $row['guests'],
    ], array_values($rows));
    $body = json_encode(['businessDay' => $businessDay, 'realTimeSales' => $sales]);
    echo call("$unit/real-time-sales", [CURLOPT_POSTFIELDS => $body], headers: [
        'Content-Type: application/json',
        'Idempotency-Key: ' . bin2hex(random_bytes(16)),
    ]), "\n";
}
