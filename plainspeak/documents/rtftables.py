"""What the control words of RTF stand for, from the "Rich Text Format Specification", version 1.9.1."""

from __future__ import annotations

# Groups that are no text of the document: tables of fonts and colours, pictures, comments, codes of fields.
LEFT_OUT = frozenset(
    """aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend
    atrfstart author background blipuid buptim category colorschememapping colortbl comment company creatim
    datafield datastore defchp defpap docvar ebcend ebcstart factoidname falt fchars ffdeftext ffentrymcr
    ffexitmcr ffformat ffhelptext ffl ffname ffstattext file filetbl fldinst fldtype fname fontemb fontfile
    formfield ftncn ftnsep ftnsepc g generator gridtbl hl hlfr hlinkbase hlloc hlsrc hsv htmltag info keycode
    keywords latentstyles lchars levelnumbers leveltext lfolevel linkval list listlevel listname listoverride
    listoverridetable listpicture liststylename listtable mailmerge manager mmath mmathPict nesttableprops
    nextfile nonesttables nonshppict objalias objclass objdata objname objsect objtime oldcprops oldpprops
    oldsprops oldtprops oleclsid operator panose password passwordhash pgp pgptbl picprop pict pn pnseclvl
    pntxta pntxtb printim private propname protend protstart protusertbl pxe revtbl revtim rsidtbl rxe shppict
    shprslt sn sp staticval subject sv svb tc template themedata title txe userprops wgrffmtfilter windowcaption
    writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl xmlopen""".split()
)
# Groups that are read later, under the names of what they hold.
PARTS = {
    "footnote": "footnote",
    "shptxt": "box",
    "dptxbxtext": "box",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
# Control words for characters.
SPECIAL = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
# Character sets of fonts.
ENCODINGS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
# The lowest ten bits of a language's number in Windows ([MS-LCID]); English (0x09) and none (0) are not here.
LANGUAGES = {
    0x01: "ar",
    0x02: "bg",
    0x04: "zh",
    0x05: "cs",
    0x06: "da",
    0x07: "de",
    0x08: "el",
    0x0A: "es",
    0x0B: "fi",
    0x0C: "fr",
    0x0D: "he",
    0x0E: "hu",
    0x10: "it",
    0x11: "ja",
    0x13: "nl",
    0x14: "no",
    0x15: "pl",
    0x16: "pt",
    0x18: "ro",
    0x19: "ru",
    0x1B: "sk",
    0x1C: "sq",
    0x1D: "sv",
    0x1F: "tr",
    0x20: "ur",
    0x22: "uk",
    0x25: "et",
    0x26: "lv",
    0x27: "lt",
    0x29: "fa",
    0x2A: "vi",
    0x39: "hi",
    0x3C: "ga",
    0x45: "bn",
    0x46: "pa",
    0x47: "gu",
    0x49: "ta",
    0x52: "cy",
    0x77: "so",
    0x91: "gd",
}
