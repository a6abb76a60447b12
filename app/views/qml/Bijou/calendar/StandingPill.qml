pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Owned, wished or missing: a symbol, a word and a colour. What is still to come and not wished says so by its time alone.
CardPill {
    property string standing: ""

    text: standing === "owned" ? qsTr("Owned") : standing === "wished" ? qsTr("Wished") : standing === "missing" ? qsTr("Missing") : ""
    symbol: standing === "owned" ? "check" : standing === "wished" ? "heart-filled" : "circle-alert"
    ink: standing === "owned" ? Theme.goodOverArt : standing === "missing" ? Theme.warmOverArt : Theme.overArtText
}
