pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The synopsis: four lines, and all of it when asked.
Column {
    id: overview

    property string text: ""
    property bool whole: false
    // A short one in lines of about the same length, so that none is left with a single word
    readonly property real share: measured.advanceWidth / Math.max(1, Math.ceil(measured.advanceWidth / Math.max(1, width)))

    topPadding: Theme.gap4
    spacing: Theme.gap4
    onTextChanged: whole = false

    Paragraph {
        id: paragraph
        anchors.left: parent.left
        width: Math.min(overview.width, Math.max(overview.width * 0.72, overview.share * 1.12))
        text: overview.text
        font.family: Theme.body.family
        font.pixelSize: Theme.px(14)
        lineHeight: 1.4
        color: Theme.overArtText
        maximumLineCount: overview.whole ? 200 : 4
        elide: Text.ElideRight
    }

    TextMetrics {
        id: measured
        font: paragraph.font
        text: overview.text.slice(0, 400)
    }

    Button {
        anchors.left: parent.left
        visible: paragraph.truncated || overview.whole
        kind: "ghost"
        overArt: true
        leftPadding: 0
        text: overview.whole ? qsTr("Less") : qsTr("More")
        onClicked: overview.whole = !overview.whole
    }
}
