"""Words, facts and links of every kind in one paragraph each."""

from apenhet.say.document import (
    Document,
    Emphasis,
    Foreign,
    Link,
    Missing,
    Paragraph,
    Plain,
    Quantity,
    Strong,
    Target,
)

DOCUMENT = Document(
    "nb",
    (
        Paragraph(
            (
                Plain("Vi undersøkte "),
                Quantity("180", "180", "assessment.suppliers"),
                Plain(" leverandører, "),
                Strong((Plain("omtrent "), Emphasis((Plain("nesten"),)))),
                Plain(" alle."),
            ),
            anchor="omfang",
        ),
        Paragraph(
            (
                Quantity("31. desember 2023", "2023-12-31", "edition.period.end"),
                Plain(" og "),
                Quantity("30. juni", "06-30", "law.publish_by"),
            )
        ),
        Paragraph((Foreign((Plain("desk research"),), "en"),)),
        Paragraph(
            (
                Foreign((Plain("حقوق"),), "ar"),
                Plain(" 1 "),
                Foreign((Plain("זכויות"),), "he"),
                Plain(" 2 "),
                Foreign((Plain("x"),), "zz"),
            )
        ),
        Paragraph(
            (
                Link((Plain("Loven"),), "https://lovdata.no/lov?a=1&b=2"),
                Link((Plain("post@negotia.no"),), "mailto:post@negotia.no"),
                Link((Plain("CSV"),), "tiltak-2023.csv"),
                Link((Plain("Tiltak"),), Target("measures", "opplaering")),
                Link((Plain("her"),), Target(anchor="omfang")),
            )
        ),
        Paragraph((Missing("Ikke oppgitt ennå"),)),
    ),
)
