pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Text as it is, never as markup: titles and names come from strangers.
Text {
    color: Theme.text
    font: Theme.body
    textFormat: Text.PlainText
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter
    elide: wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
    Accessible.ignored: text === ""
}
