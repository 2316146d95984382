package io.lookervault.cli;

import picocli.CommandLine.Command;

/** {@code restore}: the vault into Looker. */
@Command(
        name = "restore",
        description = {
            "Restores from the vault into Looker: one item, some kinds, or all.",
            "A plan is made first and nothing is written before it is whole; --dry-run shows it and ends."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault restore single dashboard 42 --dry-run",
            "  lookervault restore all --folder-ids 7 --recursive --include-deleted",
            "  lookervault restore all --map map.yaml",
            "  lookervault restore resume",
            "  lookervault restore dlq retry --all",
            "",
            "Exit codes: 0 all done, 1 declined, 2 usage, 3 Looker unreachable, 4 some items refused or parked,",
            "            6 vault in use, 130 interrupted; 3 and 130 can be resumed"
        },
        synopsisSubcommandLabel = "COMMAND")
final class RestoreVerb {}
