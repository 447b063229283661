"""Checking the texts of a Spark DataFrame: findings and scores as DataFrames, named as in the JSON report.

Needs the extra `council-plainspeak[spark]`. Nothing else in plainspeak imports this module, and it imports Spark
only when a function is called.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plainspeak.faults import fault_sentence
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from plainspeak.checker import Checker
    from plainspeak.config import Config
    from plainspeak.model import Audience

# What a batch of results holds at most: a long document has thousands of findings, and a batch is sent whole.
_ROWS_AT_ONCE = 200

SCORES_TYPE = (
    "struct<reading_age:double,flesch_reading_ease:double,flesch_kincaid_grade:double,"
    "mean_sentence_words:double,long_sentences:int,passive_sentences:int>"
)
FINDING_TYPE = (
    "struct<rule:string,kind:string,severity:string,start:int,end:int,text:string,line:int,column:int,"
    "end_line:int,end_column:int,where:string,message:string,suggestions:array<string>,fix:string,why:string,"
    "explanation:string,source:string>"
)
DOCUMENT_TYPE = (
    f"struct<media_type:string,offset_unit:string,words:int,sentences:int,other_language:int,"
    f"scores:{SCORES_TYPE},findings:array<{FINDING_TYPE}>,error:string>"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """Three DataFrames, each with the column that names the rows.

    `documents` has a row for each row that came in: the fields of a document in the JSON report, and `error`, a
    sentence where a text could not be checked. A text that is null has null in all of them. `findings` has a row
    for each finding, `scores` one for each row that came in. The last two are made from `documents`: persist
    that, or write it and read it again, before both are used, or Spark checks every text twice.
    """

    documents: Any
    findings: Any
    scores: Any


def check(
    dataframe: Any,
    text: str = "body",
    id: str = "url",
    *,
    audience: Audience | None = None,
    glossaries: Iterable[str | os.PathLike[str]] | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: Config | str | os.PathLike[str] | None = None,
    media_type: str | None = None,
) -> Checked:
    """Check the column `text` of a DataFrame, whose rows are named by the column `id`.

    A column of strings holds texts of the `media_type` (text/plain, text/markdown or text/html), one of binary
    values the content of files, whose type is looked for where `media_type` is not given. The other settings are
    those of `Checker`; files that they name are read here, and the workers need none of them.
    Raises PlainspeakError for a wrong setting, a missing column or one of another type, or where Spark is missing.
    """
    types = _spark("pyspark.sql.types")
    functions = _spark("pyspark.sql.functions")
    fields = {field.name: field for field in dataframe.schema.fields}
    for name in (text, id):
        if name not in fields:
            raise PlainspeakError(f"there is no column '{name}'; the columns are {', '.join(fields)}")
    if not isinstance(fields[text].dataType, types.StringType | types.BinaryType):
        raise PlainspeakError(
            f"the column '{text}' holds {fields[text].dataType.simpleString()}; it should hold strings or binary"
        )
    if id == text:
        raise PlainspeakError("the column that names the rows is the text itself; name another with id=…")
    schema = types.StructType([fields[id]])
    for field in _type(types, DOCUMENT_TYPE).fields:
        if field.name == id:
            raise PlainspeakError(f"the column '{id}' has a name of ours; rename it")
        schema.add(field)
    checker = _checker(audience, glossaries, select, ignore, config)
    shared = dataframe.sparkSession.sparkContext.broadcast(checker)
    columns = _spark("pyspark.sql.pandas.types").to_arrow_schema(schema)
    documents = dataframe.select(id, text).mapInArrow(_Work(shared, columns, media_type), schema)
    findings = documents.select(id, functions.explode("findings").alias("finding")).select(id, "finding.*")
    scores = documents.select(id, "words", "sentences", "scores.*", "error")
    return Checked(documents, findings, scores)


def register(
    spark: Any,
    *,
    audience: Audience | None = None,
    glossaries: Iterable[str | os.PathLike[str]] | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: Config | str | os.PathLike[str] | None = None,
) -> None:
    """Give SQL the functions `plainspeak_findings(text)` and `plainspeak_scores(text)`, for notebooks.

    The first gives an array of findings, the second a struct of scores; both give null for null and for a text
    that cannot be checked. The settings are those of `Checker`.
    """
    types = _spark("pyspark.sql.types")
    checker = _checker(audience, glossaries, select, ignore, config)
    shared = spark.sparkContext.broadcast(checker)
    for name, field, kind in (
        ("plainspeak_findings", "findings", f"array<{FINDING_TYPE}>"),
        ("plainspeak_scores", "scores", SCORES_TYPE),
    ):
        spark.udf.register(name, _field_of(shared, field), _type(types, kind))


def _checker(
    audience: Audience | None,
    glossaries: Iterable[str | os.PathLike[str]] | None,
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    config: Config | str | os.PathLike[str] | None,
) -> Checker:
    from plainspeak.checker import Checker

    return Checker(audience, glossaries, select, ignore, config)


def _field_of(shared: Any, field: str) -> Callable[[str | None], Any]:
    def value(text: str | None) -> Any:
        return document_row(shared.value, text, None)[field]

    return value


@dataclass(frozen=True, slots=True)
class _Work:
    """What a worker does with its batches of rows: the column that names them, and the texts.

    `shared` is the broadcast checker, made once in each worker. `columns` is what comes out, as Arrow types it.
    """

    shared: Any
    columns: Any
    media_type: str | None

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        arrow: Any = import_module("pyarrow")
        checker = self.shared.value
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS_AT_ONCE):
                names, texts = (batch.column(number).slice(start, _ROWS_AT_ONCE) for number in (0, 1))
                rows = [document_row(checker, each.as_py(), self.media_type) for each in texts]
                made = [
                    arrow.array([row[column.name] for row in rows], column.type)
                    for column in list(self.columns)[1:]
                ]
                yield arrow.RecordBatch.from_arrays([names, *made], names=self.columns.names)


def document_row(checker: Checker, content: str | bytes | None, media_type: str | None) -> dict[str, Any]:
    """The fields of DOCUMENT_TYPE for a text or a file. Whatever is wrong with it is told in `error`."""
    empty: dict[str, Any] = dict.fromkeys(_DOCUMENT_FIELDS)
    if content is None:
        return empty
    from plainspeak.documents import from_text, read
    from plainspeak.reports.json import document_object

    try:
        if isinstance(content, str):
            document = from_text(content, media_type or "text/plain")
        else:
            document = read(bytes(content), media_type)
        found = document_object(checker.check(document))
    except PlainspeakError as error:
        return empty | {"error": str(error)}
    except Exception as error:
        return empty | {"error": fault_sentence(error)}
    return {name: found.get(name) for name in _DOCUMENT_FIELDS}


_DOCUMENT_FIELDS = (
    "media_type",
    "offset_unit",
    "words",
    "sentences",
    "other_language",
    "scores",
    "findings",
    "error",
)


def _type(types: Any, text: str) -> Any:
    return types.DataType.fromDDL(text)


def _spark(name: str) -> Any:
    """A module of Spark. Raises PlainspeakError where Spark is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise PlainspeakError("Spark is not installed; install council-plainspeak[spark]") from error
