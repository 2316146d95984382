package io.lookervault.cli;

import picocli.CommandLine.Command;

/** {@code routes}: what the route files say. */
@Command(
        name = "routes",
        description =
                "Lists routes with their knobs, validates route files, compares them with those that were shipped.",
        synopsisSubcommandLabel = "list|validate|diff",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lookervault routes list",
            "  lookervault routes validate          before an edit counts; the daemon does the same by itself",
            "  lookervault routes diff              what was changed here"
        })
final class RoutesVerb {}
