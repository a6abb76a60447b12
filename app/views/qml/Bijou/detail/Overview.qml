pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The synopsis: four lines, and all of it when asked.
Column {
    id: overview

    property string text: ""
    property bool whole: false

    spacing: Theme.gap4
    onTextChanged: whole = false

    Paragraph {
        id: paragraph
        width: overview.width
        text: overview.text
        font.family: Theme.body.family
        font.pixelSize: Theme.px(14)
        lineHeight: 1.4
        color: Theme.overArtText
        maximumLineCount: overview.whole ? 200 : 4
        elide: Text.ElideRight
    }

    Button {
        visible: paragraph.truncated || overview.whole
        kind: "ghost"
        overArt: true
        leftPadding: 0
        text: overview.whole ? qsTr("Less") : qsTr("More")
        onClicked: overview.whole = !overview.whole
    }
}
