package census.etl.command;

import picocli.CommandLine.Command;

@Command(
    name = "ods",
    mixinStandardHelpOptions = true,
    description = "The Organisation Data Service, and what it says of organisations.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {OdsSyncCommand.class, OdsProposalsCommand.class})
final class OdsCommand {}
