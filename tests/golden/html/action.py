"""What a reader may well do next, as a button."""

from apenhet.say.document import Action, Document, Target

DOCUMENT = Document("nb", (Action("read_account", Target("account"), anchor="videre"),))
