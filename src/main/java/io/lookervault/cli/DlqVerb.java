package io.lookervault.cli;

import picocli.CommandLine.Command;

/** {@code restore dlq}: what could not be restored. */
@Command(
        name = "dlq",
        description = "The dead letter queue: what could not be restored, why, and another try.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore dlq list",
            "  lookervault restore dlq show 3",
            "  lookervault restore dlq retry 3 4",
            "  lookervault restore dlq retry --all",
            "  lookervault restore dlq clear --type looks"
        },
        synopsisSubcommandLabel = "COMMAND")
final class DlqVerb {}
