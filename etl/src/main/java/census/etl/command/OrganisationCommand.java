package census.etl.command;

import picocli.CommandLine.Command;

@Command(
    name = "organisation",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Keeps the lists of organisations that care for children.",
    subcommands = {
      OrganisationImportCommand.class,
      OrganisationHistoryCommand.class,
      OrganisationUndoCommand.class,
      OrganisationCreateCommand.class,
      OrganisationDeleteCommand.class,
      OrganisationMergeCommand.class,
    })
final class OrganisationCommand {}
