"""Says of each code what is wrong and what to do: for programs that show rules without the guide."""

from collections.abc import Mapping
from typing import NamedTuple

from pilotbook.diagnostic import Code


class Words(NamedTuple):
    """What a code means, and what to do about it."""

    meaning: str
    cure: str


WORDS: Mapping[Code, Words] = {
    Code.UNREADABLE_FILE: Words("The file cannot be opened.", "Check that it exists and that you may read it."),
    Code.FILE_TOO_LARGE: Words("The file is larger than a record can be.", "Link to what does not describe the pilot."),
    Code.NOT_UTF_8: Words("The text is not in UTF-8.", "Save the file again with the encoding UTF-8."),
    Code.CONTROL_CHARACTER: Words(
        "The text holds an invisible character.", "Delete the text around it; type it again."
    ),
    Code.YAML_SYNTAX: Words("The text is no YAML.", "Put text that holds a colon, a comma or a # in quotes."),
    Code.TOO_DEEP: Words("Brackets or levels stand too deep within each other.", "Close what was opened by mistake."),
    Code.TOO_MANY_VALUES: Words("The file holds too many values.", "Link to what does not describe the pilot."),
    Code.DUPLICATE_KEY: Words("A field stands twice in one place.", "Keep one of the two."),
    Code.KEY_NOT_TEXT: Words("The name of a field is a list or a mapping.", "Begin the line with a field's name."),
    Code.ALIAS: Words("The file uses an anchor or an alias.", "Write the value out in each place."),
    Code.TAG: Words("The file uses a tag.", "Delete the tag, or put the whole text in quotes."),
    Code.SEVERAL_DOCUMENTS: Words("The file holds a second document.", "Give each pilot a file of its own."),
    Code.EMPTY_FILE: Words("The file holds nothing.", "Begin with a title and a stage."),
    Code.UNKNOWN_KEY: Words("A record has no field of this name.", "Look the name up in the guide to the record."),
    Code.MISSING_KEY: Words("A record cannot do without this field.", "Add the field."),
    Code.WRONG_TYPE: Words("The value is of another kind than the field takes.", "Write the kind that is expected."),
    Code.NOT_A_DAY: Words("The value is no day.", "Write the year, the month and the day, as in 2027-01-11."),
    Code.NOT_A_NUMBER: Words("The value is no whole number within the bounds.", "Write the number alone, as digits."),
    Code.NOT_A_CHOICE: Words("The value is none of the words that the field takes.", "Choose one of them."),
    Code.NOT_AN_ADDRESS: Words("The value is no address of the web.", "Copy the whole address, with https://."),
    Code.TOO_LONG: Words("The text is longer than the field allows.", "Say it shorter, and link to the whole."),
    Code.FILE_NAME: Words(
        "The name of the file is no id of a pilot.", "Use small letters, digits and dashes, and .yml."
    ),
    Code.SAME_ID: Words("Two files have the same id.", "Rename one of the two, or delete it."),
    Code.LINK_OUTSIDE: Words("The file is a link out of its folder.", "Replace the link by a copy of the file."),
    Code.ADDRESS_TAKEN: Words("A page has the address of a pilot's page.", "Rename the page or the pilot."),
    Code.NO_FRONT_MATTER: Words("An article has no front matter.", "Begin it with a title and a kind."),
    Code.DUPLICATE_CRITERION: Words("The id of a criterion is used twice.", "Take the next free number of its family."),
    Code.UNKNOWN_FIELD: Words("A field is named that no pilot has.", "Look the name of the field up."),
    Code.UNKNOWN_COLUMN: Words("A mapping names a column that the spreadsheet lacks.", "Copy the heading from it."),
    Code.UNKNOWN_ARTICLE: Words("A criterion names an article that does not exist.", "Mend the name, or write it."),
    Code.UNKNOWN_CAPABILITY: Words("No capability has this name.", "Mend the name, or declare it in playbook.yml."),
    Code.UNKNOWN_CRITERION: Words("A waiver names no criterion of the playbook.", "Mend the id."),
    Code.BROKEN_CONDITION: Words("The condition of a criterion cannot be used.", "Mend the condition in its article."),
    Code.DAY_IN_FUTURE: Words("A day that tells of the past lies ahead.", "Mend the day, or leave it out for now."),
    Code.DATE_ORDER: Words("A day comes before another that it has to follow.", "Mend the one that is wrong."),
    Code.SAME_TITLE: Words("Two pilots have one title.", "Rename one of the two, or delete it."),
    Code.STAGE_WITHOUT_DECISION: Words("The stage rests on a decision that is not there.", "Write the decision down."),
    Code.STAGE_AGAINST_DECISION: Words("The stage does not fit the last decision.", "Mend the one that is wrong."),
    Code.DECISION_WITHOUT_BUDGET: Words("A budget decision does not say what it funds.", "List what it funds."),
    Code.DECISION_OVERDUE: Words("The timebox has ended without a decision.", "Decide: ship, kill or budget."),
    Code.REVIEW_LATE: Words("The drift review is late.", "Hold it, and write down its outcome."),
    Code.POLICY_OLD: Words("Nobody has looked at the policy for too long.", "Review the policy."),
    Code.WAIVER_INVALID: Words("A waiver does not count.", "Mend what the message names, or delete the waiver."),
    Code.WAIVER_UNDATED: Words("A waiver does not say when it was granted.", "Add the day as granted_on."),
    Code.WAIVER_ENDING: Words("A waiver ends soon.", "Satisfy the criterion, or have the waiver renewed."),
    Code.CRITERION_NOT_MET: Words("The pilot falls short of what its stage claims.", "Satisfy the criterion."),
    Code.TWO_SPELLINGS: Words("Two names may be one person's, or one name two people's.", "Write one, or list both."),
    Code.SECRET: Words(
        "The file holds what looks like a key or a token.",
        "Take it out, and have the key replaced: it is in the history.",
    ),
    Code.MORE_PROBLEMS: Words("The file has more problems than are shown.", "Mend those above first, and check again."),
}
