pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// Which title of a provider is this? Candidates side by side with what speaks for and against each; the choice is pinned.
Sheet {
    id: sheet

    readonly property bool slim: width < Theme.px(700)
    readonly property int perLine: Math.max(1, Math.floor((contentItem.width + Theme.gap16) / Theme.px(260)))
    readonly property bool ready: FindMatch.state === "ready"
    readonly property bool failed: FindMatch.state === "failed"

    title: qsTr("Find the match")
    subtitle: FindMatch.title
    widest: Theme.px(980)
    onOpened: field.forceActiveFocus(Qt.OtherFocusReason)
    onClosed: FindMatch.close()

    function seek(kind: string, number: int, provider: string) {
        field.clear();
        FindMatch.open(kind, number, provider);
        open();
    }

    Connections {
        target: FindMatch
        function onClosed() {
            sheet.close();
        }
    }

    Label {
        width: parent?.width ?? 0
        visible: FindMatch.path !== ""
        text: FindMatch.path
        font: Theme.caption
        color: Theme.textFaint
        elide: Text.ElideMiddle
    }

    RowLayout {
        width: parent?.width ?? 0
        spacing: Theme.gap8

        SearchField {
            id: field
            Layout.fillWidth: true
            label: qsTr("Title, or a link or id of TMDB, IMDb or TVDB")
            placeholderText: sheet.slim ? qsTr("Title, link or id") : qsTr("Title, or paste a TMDB, IMDb or TVDB link or id")
            onAccepted: FindMatch.look(text)
            Keys.onDownPressed: cards.focusFirst()
        }

        Button {
            text: qsTr("Search")
            busy: FindMatch.state === "loading"
            enabled: FindMatch.title !== "" && FindMatch.state !== "saving"
            onClicked: FindMatch.look(field.text)
        }
    }

    Flow {
        width: parent?.width ?? 0
        visible: places.count > 0
        spacing: Theme.gap8
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Whom to ask")

        Repeater {
            id: places
            model: FindMatch.askable

            Chip {
                required property string provider
                required property string name
                required property bool chosen

                text: name
                lit: chosen
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("Look at %1").arg(name)
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: FindMatch.askAt(provider)
            }
        }
    }

    CandidateGrid {
        id: cards
        width: parent?.width ?? 0
        columns: sheet.perLine
        visible: sheet.ready || FindMatch.state === "saving"
    }

    Item {
        width: parent?.width ?? 0
        height: Theme.px(250)
        visible: !cards.visible

        Row {
            anchors.fill: parent
            spacing: Theme.gap16
            visible: FindMatch.state === "loading"

            Repeater {
                model: sheet.perLine

                Skeleton {
                    width: (parent.width - (sheet.perLine - 1) * Theme.gap16) / sheet.perLine
                    height: parent.height
                    radius: Theme.panelRadius
                }
            }
        }

        EmptyState {
            anchors.centerIn: parent
            visible: FindMatch.state === "nothing" || sheet.failed
            symbol: sheet.failed ? "circle-alert" : "search"
            sentence: FindMatch.problem
            detail: sheet.failed ? "" : qsTr("Try another spelling or the original title, or paste the link of the title’s page at TMDB, IMDb, TVDB or TVmaze.")
            action: sheet.failed && FindMatch.title !== "" ? qsTr("Try again") : ""
            primary: false
            onTriggered: FindMatch.again()
        }
    }

    MatchFoot {
        width: parent?.width ?? 0
        ready: sheet.ready
        slim: sheet.slim
    }
}
