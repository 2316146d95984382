package io.lookervault.demo;

import java.util.List;

/** Names of things: unique by number, mostly dull, now and then as nasty as real ones. */
final class Titles {
    private static final List<String> HOSTILE = List.of(
            "Sales/Marketing 50% off",
            "..",
            "CON",
            "Caf\u00e9 Umsatz",
            "Cafe\u0301 Umsatz",
            "ends with a dot.",
            "ends with a space ",
            "\uD83D\uDE80 Launch \uD83D\uDC69\u200D\uD83D\uDCBB",
            "\u202Eevil\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
            "{{ _filters['users.state'] | url_encode }}",
            "${dollar} $1 \\1 `tick`",
            "<script>alert('x')</script> & \"quotes\" 'single'",
            "bell\u0007 tab\t line\nbreak",
            "100%_under_score",
            "no",
            "012",
            "2024-01-01",
            "-dash: first # comment",
            "back\\slash: * ? | <>",
            "NULL",
            "~",
            "\u65E5\u672C\u8A9E\u306E\u30C0\u30C3\u30B7\u30E5\u30DC\u30FC\u30C9",
            "long ".repeat(50) + "title",
            "con.yaml",
            "CAF\u00c9 UMSATZ");
    private static final List<String> WHEN = List.of(
            "Daily",
            "Weekly",
            "Monthly",
            "Quarterly",
            "Annual",
            "Live",
            "Historical",
            "Forecast",
            "Regional",
            "Global");
    private static final List<String> WHAT = List.of(
            "Revenue",
            "Orders",
            "Churn",
            "Retention",
            "Pipeline",
            "Inventory",
            "Shipping",
            "Traffic",
            "Conversion",
            "Support Tickets",
            "Hiring",
            "Spend",
            "Margin",
            "Cohorts",
            "Signups",
            "Returns",
            "Sessions",
            "Latency",
            "Bookings",
            "Renewals");
    private static final List<String> HOW = List.of(
            "Overview",
            "Deep Dive",
            "by Region",
            "by Product",
            "by Channel",
            "Scorecard",
            "Trends",
            "Funnel",
            "Health",
            "for the Board",
            "vs. Plan",
            "Breakdown");
    private static final List<String> TEAMS = List.of(
            "Sales",
            "Marketing",
            "Finance",
            "Operations",
            "Product",
            "Engineering",
            "Support",
            "People",
            "Legal",
            "Logistics",
            "Partners",
            "Growth");
    private static final List<String> PLACES = List.of(
            "EMEA",
            "North",
            "South",
            "APAC",
            "Archive",
            "Reports",
            "Drafts",
            "Weekly",
            "KPIs",
            "Executive",
            "Ad hoc",
            "Shared",
            "2023",
            "2024",
            "2025",
            "Team");
    private static final List<String> FIRST = List.of(
            "Ada",
            "Grace",
            "Linus",
            "J\u00fcrgen",
            "Zo\u00eb",
            "Mateusz",
            "Aiko",
            "Omar",
            "Ines",
            "Bj\u00f6rn",
            "Chidi",
            "Lena",
            "Priya",
            "Tom\u00e1s",
            "Wei",
            "Fatima",
            "Sean",
            "Nadia");
    private static final List<String> LAST = List.of(
            "Lovelace",
            "Hopper",
            "O'Brien",
            "M\u00fcller",
            "Garc\u00eda",
            "Kowalski",
            "Tanaka",
            "Haddad",
            "Okafor",
            "van der Berg",
            "Singh",
            "Novak",
            "Chen",
            "Rossi",
            "Smith-Jones",
            "Lindqvist",
            "Dubois");

    private static final int ODD_EVERY = 12;
    private static final int ODD_AT = 7;

    private Titles() {}

    static String content(long number) {
        return odd(number, spell(number, WHEN, WHAT, HOW));
    }

    static String folder(long number) {
        return number % 3 == 2 ? hostile(number / 3) : spell(number, TEAMS, PLACES);
    }

    static String team(long number) {
        return spell(number, TEAMS, List.of("Analysts", "Viewers", "Leads", "Explorers", "Admins"));
    }

    static String first(long number) {
        return FIRST.get((int) (number % FIRST.size()));
    }

    static String last(long number) {
        long turn = number / ((long) FIRST.size() * LAST.size());
        return LAST.get((int) (number % LAST.size())) + (turn == 0 ? "" : " " + (turn + 1));
    }

    private static String odd(long number, String plain) {
        return number % ODD_EVERY == ODD_AT ? hostile(number / ODD_EVERY) : plain;
    }

    /** The first of each as it is, later ones with a number before, so that each end stays as nasty. */
    private static String hostile(long turn) {
        String text = HOSTILE.get((int) (turn % HOSTILE.size()));
        return turn < HOSTILE.size() ? text : "#" + turn / HOSTILE.size() + " " + text;
    }

    /** Counts through all combinations of the words, then through them again with a number. */
    @SafeVarargs
    private static String spell(long number, List<String>... wheels) {
        StringBuilder out = new StringBuilder();
        long rest = number;
        for (List<String> wheel : wheels) {
            out.append(out.isEmpty() ? "" : " ").append(wheel.get((int) (rest % wheel.size())));
            rest /= wheel.size();
        }
        return rest == 0 ? out.toString() : out + " " + (rest + 1);
    }
}
